import { db } from "#lib/platform/db.ts";
import { notFound, Refusal } from "#lib/platform/errors.ts";
import { holdAdmins } from "../locks.ts";
import type { Member } from "../member.ts";
import { authorise } from "../permissions.ts";
import type { Role } from "../schema.ts";
import { recordAudit } from "./record-audit.ts";
import { revokeInvitationsBy } from "./revoke-invitations-by.ts";

/**
 * Gives a member another role.
 * @throws Refusal `conflict` where it would leave the project without an admin; `forbidden` where the one who asks was
 * made less than an admin meanwhile.
 */
export async function changeRole(member: Member, { userId, role }: { userId: string; role: Role }): Promise<void> {
  authorise(member, "members.manage");
  const projectId = member.project.id;
  await db.$transaction(async (tx) => {
    const admins = await holdAdmins(tx, projectId);
    if (!admins.has(member.userId)) throw new Refusal("forbidden", "team.errors.noLongerAdmin");
    const key = { projectId_userId: { projectId, userId } };
    const before = await tx.membership.findUnique({ where: key, include: { user: { select: { name: true } } } });
    if (!before) throw notFound();
    if (before.role === role) return;
    if (admins.has(userId) && admins.size === 1) throw new Refusal("conflict", "team.errors.lastAdmin");
    await tx.membership.update({ where: key, data: { role } });
    if (role !== "admin") await revokeInvitationsBy(tx, { inviterId: userId, projectId, actorId: member.userId });
    const detail = { userId, from: before.role, to: role };
    await recordAudit(
      { projectId, actorId: member.userId, action: "members.role", subject: before.user.name, detail },
      tx,
    );
  });
}
