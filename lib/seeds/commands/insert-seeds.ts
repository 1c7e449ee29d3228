import { taskKey } from "#lib/items/task-key.ts";
import { type Db, takeSequence } from "#lib/platform/db.ts";
import { isComplete, type SeedFields } from "../schema.ts";

/**
 * Inserts seeds with their first revisions, in order. Incomplete ones become drafts. The caller has checked them and
 * found no exact duplicates. Two statements however many there are.
 * @returns the ids, in the order of `seeds`
 */
export async function insertSeeds(
  tx: Db,
  projectId: string,
  seeds: SeedFields[],
  { change, source, authorId }: { change: "created" | "imported"; source?: string; authorId?: string },
): Promise<string[]> {
  if (seeds.length === 0) return [];
  const sequence = await takeSequence(tx, projectId, seeds.length);
  const { lastSeedNumber } = await tx.project.update({
    where: { id: projectId },
    data: { lastSeedNumber: { increment: seeds.length } },
    select: { lastSeedNumber: true },
  });
  const first = lastSeedNumber - seeds.length + 1;
  const rows = await tx.seed.createManyAndReturn({
    data: seeds.map((seed, i) => ({
      ...seed,
      projectId,
      number: first + i,
      status: isComplete(seed) ? ("active" as const) : ("draft" as const),
      exactKey: taskKey(seed),
      sequence: sequence + BigInt(i),
      changeSequence: sequence + BigInt(i),
    })),
    select: { id: true, number: true },
  });
  const idOf = new Map(rows.map((row) => [row.number, row.id]));
  const ids = seeds.map((_, i) => idOf.get(first + i) as string);
  await tx.seedRevision.createMany({
    data: seeds.map((seed, i) => ({
      ...seed,
      seedId: ids[i] as string,
      number: 1,
      status: isComplete(seed) ? ("active" as const) : ("draft" as const),
      change,
      source,
      authorId,
    })),
  });
  return ids;
}
