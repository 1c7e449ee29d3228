import { type Db, db } from "#lib/platform/db.ts";
import { notFound, Refusal } from "#lib/platform/errors.ts";
import { holdAdmins } from "../locks.ts";
import type { Member } from "../member.ts";
import { authorise } from "../permissions.ts";
import { recordAudit } from "./record-audit.ts";
import { revokeInvitationsBy } from "./revoke-invitations-by.ts";

/**
 * Takes a member out of the project: at their next request it is not found. What they did stays; invitations that they
 * made and nobody has accepted are revoked.
 * @throws Refusal `conflict` for the last admin; `forbidden` where the one who asks is no admin any more.
 */
export async function removeMember(member: Member, { userId }: { userId: string }): Promise<void> {
  authorise(member, "members.manage");
  await db.$transaction(async (tx) => {
    const admins = await holdAdmins(tx, member.project.id);
    if (!admins.has(member.userId)) throw new Refusal("forbidden", "team.errors.noLongerAdmin");
    await takeOut(tx, member, userId, admins, "members.remove");
  });
}

/**
 * Takes the member who asks out of the project.
 * @throws Refusal `conflict` for the last admin.
 */
export async function leaveProject(member: Member): Promise<void> {
  authorise(member, "members.leave");
  await db.$transaction(async (tx) => {
    await takeOut(tx, member, member.userId, await holdAdmins(tx, member.project.id), "members.leave");
  });
}

async function takeOut(tx: Db, member: Member, userId: string, admins: Set<string>, action: string): Promise<void> {
  if (admins.has(userId) && admins.size === 1) throw new Refusal("conflict", "team.errors.lastAdmin");
  const projectId = member.project.id;
  const found = await tx.membership.findUnique({
    where: { projectId_userId: { projectId, userId } },
    include: { user: { select: { name: true } } },
  });
  if (!found) throw notFound();
  await tx.membership.delete({ where: { projectId_userId: { projectId, userId } } });
  await revokeInvitationsBy(tx, { inviterId: userId, projectId, actorId: member.userId });
  const detail = { userId, role: found.role };
  await recordAudit({ projectId, actorId: member.userId, action, subject: found.user.name, detail }, tx);
}
