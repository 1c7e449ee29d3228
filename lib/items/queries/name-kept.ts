import type { Db } from "#lib/platform/db.ts";

/** What an item is set aside for as its duplicate, by the number that people call it by. */
export type KeptTask = { of: "seed" | "item"; number: number };

/** Names the seeds and items of these ids, as `duplicateOfId` holds them. Two queries, however many there are. */
export async function nameKept(tx: Db, ids: readonly (string | null)[]): Promise<Map<string, KeptTask>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const items = await tx.item.findMany({ where: { id: { in: wanted } }, select: { id: true, sequence: true } });
  const seeds = await tx.seed.findMany({ where: { id: { in: wanted } }, select: { id: true, number: true } });
  return new Map<string, KeptTask>([
    ...items.map(({ id, sequence }) => [id, { of: "item", number: Number(sequence) }] as const),
    ...seeds.map(({ id, number }) => [id, { of: "seed", number }] as const),
  ]);
}
