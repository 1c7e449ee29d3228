import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";

/** Keeps whether an endpoint takes batches, as it has just been found out. */
export async function noteBatches(member: Member, endpointId: string, batches: boolean): Promise<void> {
  authorise(member, "endpoints.view");
  const { id: projectId } = member.project;
  await db.modelEndpoint.updateMany({ where: { id: endpointId, projectId, archivedAt: null }, data: { batches } });
}
