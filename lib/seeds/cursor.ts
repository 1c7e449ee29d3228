import { z } from "zod";
import { storableText } from "#lib/algorithms/storable-text.ts";
import { type SeedSort, seedSorts } from "./seed-filter.ts";

/** A place in an order of the seeds: the row at it, by what it is sorted by. */
export type SeedPlace = { number: number; kind: string; updatedAt: Date };

const contents = z.tuple([
  z.enum(seedSorts),
  z.int().min(0).max(2_147_483_647),
  z.union([z.int().min(0).max(8.64e15), z.string().max(100).transform(storableText), z.null()]),
]);

/** The place as an opaque string for an address. It is good for the order that it was made in. */
export function encodeCursor(sort: SeedSort, { number, kind, updatedAt }: SeedPlace): string {
  const value = sort.startsWith("kind") ? kind : sort.startsWith("updated") ? updatedAt.getTime() : null;
  return Buffer.from(JSON.stringify([sort, number, value])).toString("base64url");
}

/** The place that a cursor of this order names; null for another order's, and for anything that is no cursor. */
export function decodeCursor(sort: SeedSort, cursor: string): SeedPlace | null {
  try {
    const parsed = contents.safeParse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
    if (!parsed.success || parsed.data[0] !== sort) return null;
    const [, number, value] = parsed.data;
    if (sort.startsWith("kind") !== (typeof value === "string")) return null;
    if (sort.startsWith("updated") !== (typeof value === "number")) return null;
    return {
      number,
      kind: typeof value === "string" ? value : "",
      updatedAt: new Date(typeof value === "number" ? value : 0),
    };
  } catch {
    return null;
  }
}
