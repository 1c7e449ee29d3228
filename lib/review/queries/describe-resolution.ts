import { db } from "#lib/platform/db.ts";
import { notFound } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { ResolutionState, ResolutionStatus } from "../resolution-schema.ts";

/**
 * Where a resolution is, and what it has come to.
 * @throws Refusal `not-found`
 */
export async function describeResolution(member: Member, id: string): Promise<ResolutionState> {
  authorise(member, "items.view");
  const row = await db.duplicateResolution.findFirst({
    where: { id, projectId: member.project.id },
    select: { id: true, status: true, groups: true, done: true, total: true },
  });
  if (!row) throw notFound();
  const counts = await db.duplicateMark.groupBy({ by: ["state"], where: { resolutionId: id }, _count: true });
  const count = (state: string) => counts.find((each) => each.state === state)?._count ?? 0;
  return { ...row, status: row.status as ResolutionStatus, setAside: count("standing"), skipped: count("skipped") };
}
