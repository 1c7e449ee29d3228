import { z } from "zod";
import type { TaskText } from "#lib/items/schema.ts";
import { db } from "#lib/platform/db.ts";
import { dropOldest } from "./drop-oldest.ts";

const shownItems = z.array(z.object({ itemId: z.uuid(), version: z.int().min(1) }));

// A version never changes, so what is read once stays true.
const texts = new Map<string, TaskText>();

/**
 * The texts of the item versions that a call shows, in their order.
 * @param shown as `calls.shown_items` holds it: [{itemId, version}]
 * @throws Error where a version is not there, which no call can name
 */
export async function listShownItems(shown: unknown): Promise<TaskText[]> {
  const wanted = shownItems.parse(shown);
  const missing = wanted.filter(({ itemId, version }) => !texts.has(keyOf(itemId, version)));
  if (missing.length > 0) {
    const rows = await db.itemVersion.findMany({
      where: { OR: missing.map(({ itemId, version }) => ({ itemId, number: version })) },
      select: { itemId: true, number: true, instruction: true, input: true, output: true },
    });
    for (const { itemId, number, ...text } of rows) texts.set(keyOf(itemId, number), text);
  }
  const found = wanted.map(({ itemId, version }) => {
    const text = texts.get(keyOf(itemId, version));
    if (!text) throw new Error(`there is no version ${version} of item ${itemId}`);
    return text;
  });
  dropOldest(texts, 1_000);
  return found;
}

function keyOf(itemId: string, version: number): string {
  return `${itemId}:${version}`;
}
