import { db } from "#lib/platform/db.ts";
import { hashToken } from "#lib/platform/secrets.ts";
import type { Role } from "../schema.ts";

/** How an invitation stands. */
export type InvitationState = "open" | "accepted" | "revoked" | "expired";

/** What the page behind an invitation's link shows. */
export type InvitationByLink = {
  state: InvitationState;
  email: string;
  role: Role;
  invitedBy: string;
  project: { name: string; slug: string };
  /** Whether the address has an account already: then it is accepted by signing in. */
  hasAccount: boolean;
};

/** The invitation of a one-time link, or null. Whoever has the link may see it. */
export async function findInvitation(token: string): Promise<InvitationByLink | null> {
  const found = await db.invitation.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { project: { select: { name: true, slug: true } }, inviter: { select: { name: true } } },
  });
  if (!found) return null;
  const account = await db.user.findUnique({ where: { email: found.email }, select: { id: true } });
  return {
    state: invitationState(found),
    email: found.email,
    role: found.role,
    invitedBy: found.inviter.name,
    project: found.project,
    hasAccount: account !== null,
  };
}

/** How an invitation stands now. */
export function invitationState(invitation: {
  acceptedAt: Date | null;
  revokedAt: Date | null;
  expiresAt: Date;
}): InvitationState {
  if (invitation.acceptedAt) return "accepted";
  if (invitation.revokedAt) return "revoked";
  return invitation.expiresAt <= new Date() ? "expired" : "open";
}
