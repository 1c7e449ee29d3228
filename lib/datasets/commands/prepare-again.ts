import { db } from "#lib/platform/db.ts";
import { notFound, Refusal } from "#lib/platform/errors.ts";
import { sendJobs } from "#lib/platform/jobs.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";

/**
 * Has a version prepared anew whose preparation failed.
 * @throws Refusal `conflict` where it did not fail
 */
export async function prepareAgain(member: Member, number: number): Promise<void> {
  authorise(member, "datasets.freeze");
  const version = await db.datasetVersion.findUnique({
    where: { projectId_number: { projectId: member.project.id, number } },
    select: { id: true },
  });
  if (!version) throw notFound();
  const { count } = await db.datasetVersion.updateMany({
    where: { id: version.id, status: "failed" },
    data: { status: "preparing", failure: null, leaseUntil: null, preparedRows: 0 },
  });
  if (count === 0) throw new Refusal("conflict", "datasets.errors.notFailed");
  await sendJobs("prepare-dataset", [{ versionId: version.id }]);
}
