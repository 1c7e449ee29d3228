import type { Db } from "#lib/platform/db.ts";

/**
 * What an item is set aside for as its duplicate, by the number that people call it by. `since`: what became of it since, where it no
 * longer stands: reviewers rejected the item, or the seed was archived.
 */
export type KeptTask = { of: "seed" | "item"; number: number; since?: "rejected" | "archived" };

/** Names the seeds and items of these ids, as `duplicateOfId` holds them. Two queries, however many there are. */
export async function nameKept(tx: Db, ids: readonly (string | null)[]): Promise<Map<string, KeptTask>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const items = await tx.item.findMany({
    where: { id: { in: wanted } },
    select: { id: true, sequence: true, status: true, duplicateOfId: true },
  });
  const seeds = await tx.seed.findMany({
    where: { id: { in: wanted } },
    select: { id: true, number: true, status: true },
  });
  return new Map<string, KeptTask>([
    ...items.map(({ id, sequence, status, duplicateOfId }) => {
      const rejected = status === "rejected" && duplicateOfId === null;
      return [
        id,
        { of: "item", number: Number(sequence), ...(rejected ? { since: "rejected" as const } : {}) },
      ] as const;
    }),
    ...seeds.map(({ id, number, status }) => {
      const archived = status === "archived";
      return [id, { of: "seed", number, ...(archived ? { since: "archived" as const } : {}) }] as const;
    }),
  ]);
}
