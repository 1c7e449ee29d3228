import { db } from "#lib/platform/db.ts";
import { notFound } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";

/** Forgets what an endpoint refused, so that the next call tries every parameter again: the server may have been updated. */
export async function forgetRefusals(member: Member, endpointId: string): Promise<void> {
  authorise(member, "endpoints.manage");
  const { count } = await db.modelEndpoint.updateMany({
    where: { id: endpointId, projectId: member.project.id },
    data: { refusals: {} },
  });
  if (count === 0) throw notFound();
}
