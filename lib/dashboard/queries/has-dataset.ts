import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";

/** Whether the project has frozen a version yet. */
export async function hasDataset(member: Member): Promise<boolean> {
  authorise(member, "datasets.view");
  const version = await db.datasetVersion.findFirst({ where: { projectId: member.project.id }, select: { id: true } });
  return version !== null;
}
