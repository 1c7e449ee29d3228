import { taskKey } from "#lib/items/task-key.ts";
import { type Db, takeSequence } from "#lib/platform/db.ts";
import { notFound } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import type { SeedChange } from "../queries/list-revisions.ts";
import type { SeedFields, SeedStatus } from "../schema.ts";

/**
 * The project's seed, with the project's row held until the transaction ends: seeds change one after another.
 * @throws Refusal `not-found` where the project has no such seed.
 */
export async function holdSeed(tx: Db, member: Member, number: number) {
  await takeSequence(tx, member.project.id, 0);
  const seed = await tx.seed.findUnique({ where: { projectId_number: { projectId: member.project.id, number } } });
  if (!seed) throw notFound();
  return seed;
}

/**
 * Saves a seed's next revision, and tells indexes of it by the project's next sequence number.
 * @returns the revision's number
 */
export async function writeRevision(
  tx: Db,
  member: Member,
  seed: { id: string; revision: number },
  { fields, status, change, source }: { fields: SeedFields; status: SeedStatus; change: SeedChange; source?: string },
): Promise<number> {
  const revision = seed.revision + 1;
  const changeSequence = await takeSequence(tx, member.project.id, 1);
  const exactKey = taskKey(fields);
  await tx.seed.update({
    where: { id: seed.id },
    data: { ...fields, status, revision, exactKey, changeSequence, updatedAt: new Date() },
  });
  await tx.seedRevision.create({
    data: {
      ...fields,
      seedId: seed.id,
      number: revision,
      status,
      change,
      source,
      authorId: member.userId,
      sequence: changeSequence,
    },
  });
  return revision;
}
