import type { Db } from "#lib/platform/db.ts";
import { recordAudit } from "./record-audit.ts";

/**
 * Makes the open invitations good for nothing that somebody made who is an admin no more: with a link to an address of
 * their own they would be back at once.
 * @param projectId of one project; of all where it is left out
 * @param actorId who took the role away
 */
export async function revokeInvitationsBy(
  tx: Db,
  { inviterId, projectId, actorId }: { inviterId: string; projectId?: string; actorId: string },
): Promise<void> {
  const revoked = await tx.invitation.updateManyAndReturn({
    where: { invitedBy: inviterId, acceptedAt: null, revokedAt: null, ...(projectId ? { projectId } : {}) },
    data: { revokedAt: new Date() },
    select: { projectId: true, email: true },
  });
  for (const { projectId, email } of revoked) {
    await recordAudit({ projectId, actorId, action: "members.revoke-invitation", subject: email }, tx);
  }
}
