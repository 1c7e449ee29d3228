import { db } from "#lib/platform/db.ts";
import { notFound } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";

/** The id of a run by its number in the member's project. @throws Refusal `not-found` */
export async function getRunId(member: Member, number: number): Promise<string> {
  const run = await db.expansionRun.findUnique({
    where: { projectId_number: { projectId: member.project.id, number } },
    select: { id: true },
  });
  if (!run) throw notFound();
  return run.id;
}
