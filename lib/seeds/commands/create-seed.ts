import { db, takeSequence } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { SeedFields } from "../schema.ts";
import { insertSeeds } from "./insert-seeds.ts";
import { refuseDuplicate } from "./refuse-duplicate.ts";

/**
 * Adds a seed to the project; a draft where output or category is missing.
 * @returns its number
 * @throws Refusal `conflict` where another seed is the same task.
 */
export async function createSeed(member: Member, fields: SeedFields): Promise<{ number: number }> {
  authorise(member, "seeds.edit");
  const projectId = member.project.id;
  return db.$transaction(async (tx) => {
    await takeSequence(tx, projectId, 0);
    await refuseDuplicate(tx, projectId, fields);
    const [id] = await insertSeeds(tx, projectId, [fields], { change: "created", authorId: member.userId });
    return tx.seed.findUniqueOrThrow({ where: { id: id as string }, select: { number: true } });
  });
}
