import { db } from "#lib/platform/db.ts";
import { notFound } from "#lib/platform/errors.ts";
import type { Member } from "../member.ts";
import { authorise } from "../permissions.ts";
import { recordAudit } from "./record-audit.ts";

/**
 * Makes an invitation's link good for nothing.
 * @throws Refusal `not-found` where it was accepted or revoked already.
 */
export async function revokeInvitation(member: Member, { invitationId }: { invitationId: string }): Promise<void> {
  authorise(member, "members.manage");
  const projectId = member.project.id;
  await db.$transaction(async (tx) => {
    const [revoked] = await tx.invitation.updateManyAndReturn({
      where: { id: invitationId, projectId, acceptedAt: null, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (!revoked) throw notFound();
    await recordAudit(
      { projectId, actorId: member.userId, action: "members.revoke-invitation", subject: revoked.email },
      tx,
    );
  });
}
