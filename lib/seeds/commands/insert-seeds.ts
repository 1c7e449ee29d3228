import { randomUUID } from "node:crypto";
import { taskKey } from "#lib/items/task-key.ts";
import { type Db, takeSequence } from "#lib/platform/db.ts";
import { isComplete, type SeedFields } from "../schema.ts";

/**
 * Inserts seeds with their first revisions, in order. Incomplete ones become drafts. The caller has checked them and
 * found no exact duplicates. Two statements with one parameter each, however many seeds there are: 20,000 take a second or two.
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
  const rows = seeds.map((seed, i) => ({
    ...seed,
    id: randomUUID(),
    number: first + i,
    status: isComplete(seed) ? "active" : "draft",
    exact_key: taskKey(seed),
    sequence: String(sequence + BigInt(i)),
  }));
  const json = JSON.stringify(rows);
  await tx.$executeRaw`
    INSERT INTO seeds (id, project_id, number, status, instruction, input, output, category, kind, tags, notes, exact_key,
      sequence, change_sequence)
    SELECT id, ${projectId}::uuid, number, status, instruction, input, output, category, kind, tags, notes, exact_key,
      sequence, sequence
    FROM jsonb_to_recordset(${json}::jsonb) AS r(id uuid, number int, status "SeedStatus", instruction text, input text,
      output text, category "Category", kind text, tags text[], notes text, exact_key text, sequence bigint)`;
  await tx.$executeRaw`
    INSERT INTO seed_revisions (id, seed_id, number, status, instruction, input, output, category, kind, tags, notes, change,
      source, author_id, sequence)
    SELECT gen_random_uuid(), id, 1, status, instruction, input, output, category, kind, tags, notes, ${change},
      ${source ?? null}, ${authorId ?? null}::uuid, sequence
    FROM jsonb_to_recordset(${json}::jsonb) AS r(id uuid, status "SeedStatus", instruction text, input text,
      output text, category "Category", kind text, tags text[], notes text, sequence bigint)`;
  return rows.map(({ id }) => id);
}
