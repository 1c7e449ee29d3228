import { db } from "#lib/platform/db.ts";
import type { Member } from "../member.ts";
import { authorise } from "../permissions.ts";
import type { Role } from "../schema.ts";

/** An invitation that nobody has accepted yet; it may have run out. */
export type InvitationRow = {
  id: string;
  email: string;
  role: Role;
  invitedBy: string;
  createdAt: Date;
  expiresAt: Date;
};

/** The project's open invitations, the newest first; those that ran out go after a month. */
export async function listInvitations(member: Member): Promise<InvitationRow[]> {
  authorise(member, "members.manage");
  const monthAgo = new Date(Date.now() - 30 * 24 * 60 * 60 * 1000);
  const rows = await db.invitation.findMany({
    where: { projectId: member.project.id, acceptedAt: null, revokedAt: null, expiresAt: { gt: monthAgo } },
    include: { inviter: { select: { name: true } } },
    orderBy: { createdAt: "desc" },
  });
  return rows.map(({ id, email, role, createdAt, expiresAt, inviter }) => ({
    id,
    email,
    role,
    createdAt,
    expiresAt,
    invitedBy: inviter.name,
  }));
}
