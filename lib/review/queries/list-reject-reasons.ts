import { type Db, db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { readRejectReasons } from "../reject-reasons.ts";
import type { RejectReason } from "../schema.ts";

/** The project's reasons to reject in their order, those retired included. */
export async function listRejectReasons(member: Member): Promise<RejectReason[]> {
  authorise(member, "items.view");
  return projectRejectReasons(db, member.project.id);
}

/** The same by the project's id, for commands. */
export async function projectRejectReasons(tx: Db, projectId: string): Promise<RejectReason[]> {
  const row = await tx.project.findUniqueOrThrow({ where: { id: projectId }, select: { rejectReasons: true } });
  return readRejectReasons(row.rejectReasons);
}
