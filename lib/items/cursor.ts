import { z } from "zod";
import { type ItemSort, itemSorts } from "./item-filter.ts";

/** A place in an order of the items: the row at it, by what it is sorted by. */
export type ItemPlace = { sequence: number; updatedAt: Date };

const contents = z.tuple([z.enum(itemSorts), z.int().min(0), z.int().min(0).max(8.64e15)]);

/** The place as an opaque string for an address. It is good for the order that it was made in. */
export function encodeCursor(sort: ItemSort, { sequence, updatedAt }: ItemPlace): string {
  return btoa(JSON.stringify([sort, sequence, updatedAt.getTime()]))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** The place that a cursor of this order names; null for another order's, and for anything that is no cursor. */
export function decodeCursor(sort: ItemSort, cursor: string): ItemPlace | null {
  try {
    const parsed = contents.safeParse(JSON.parse(atob(cursor.replaceAll("-", "+").replaceAll("_", "/"))));
    if (!parsed.success || parsed.data[0] !== sort) return null;
    return { sequence: parsed.data[1], updatedAt: new Date(parsed.data[2]) };
  } catch {
    return null;
  }
}
