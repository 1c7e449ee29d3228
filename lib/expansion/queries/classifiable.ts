import { db } from "#lib/platform/db.ts";

/** The text of an item that has no proposed category yet. */
export async function findClassifiable(
  itemId: string,
): Promise<{ instruction: string; input: string; output: string } | null> {
  return db.item.findFirst({ where: { id: itemId }, select: { instruction: true, input: true, output: true } });
}
