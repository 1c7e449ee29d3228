import type { Db } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/errors.ts";
import { hashToken } from "#lib/platform/secrets.ts";
import { invitationState } from "../queries/find-invitation.ts";
import type { Role } from "../schema.ts";
import { recordAudit } from "./record-audit.ts";

const refusals = {
  accepted: "team.errors.invitationAccepted",
  revoked: "team.errors.invitationRevoked",
  expired: "team.errors.invitationExpired",
} as const;

/**
 * Finds the open invitation of a link and holds it until the transaction ends, so that it is taken once.
 * @throws Refusal that says whether it ran out, was revoked or accepted, or never was.
 */
export async function holdInvitation(tx: Db, token: string) {
  const tokenHash = hashToken(token);
  await tx.$executeRaw`SELECT 1 FROM invitations WHERE token_hash = ${tokenHash} FOR UPDATE`;
  const invitation = await tx.invitation.findUnique({ where: { tokenHash }, include: { project: true } });
  if (!invitation) throw new Refusal("not-found", "team.errors.invitationUnknown");
  const state = invitationState(invitation);
  if (state !== "open") throw new Refusal("conflict", refusals[state]);
  return invitation;
}

/**
 * Makes the account a member by its open invitation, which the caller holds. Who is a member already keeps their role.
 */
export async function takeInvitation(
  tx: Db,
  invitation: { id: string; projectId: string; role: Role; email: string },
  userId: string,
): Promise<void> {
  const { projectId, role } = invitation;
  await tx.invitation.update({ where: { id: invitation.id }, data: { acceptedAt: new Date(), acceptedBy: userId } });
  await tx.membership.createMany({ data: [{ projectId, userId, role }], skipDuplicates: true });
  await recordAudit(
    { projectId, actorId: userId, action: "members.join", subject: invitation.email, detail: { role } },
    tx,
  );
}
