import { db } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/errors.ts";
import { hashToken, newToken } from "#lib/platform/secrets.ts";
import { holdAdmins } from "../locks.ts";
import type { Member } from "../member.ts";
import { authorise } from "../permissions.ts";
import type { Role } from "../schema.ts";
import { recordAudit } from "./record-audit.ts";

const week = 7 * 24 * 60 * 60 * 1000;

/**
 * Invites an address to the project for seven days. An open invitation of the same address is replaced: only the
 * newest link works.
 * @returns the token of the one-time link, which is stored nowhere
 * @throws Refusal `conflict` where the address is a member already; `forbidden` where the one who asks is no admin any more.
 */
export async function invite(
  member: Member,
  { email, role }: { email: string; role: Role },
): Promise<{ token: string; expiresAt: Date }> {
  authorise(member, "members.manage");
  const projectId = member.project.id;
  const token = newToken();
  const expiresAt = new Date(Date.now() + week);
  await db.$transaction(async (tx) => {
    if (!(await holdAdmins(tx, projectId)).has(member.userId))
      throw new Refusal("forbidden", "team.errors.noLongerAdmin");
    if (await tx.membership.findFirst({ where: { projectId, user: { email } } })) {
      throw new Refusal("conflict", "team.errors.alreadyMember", { fields: { email: "team.errors.alreadyMember" } });
    }
    await tx.invitation.updateMany({
      where: { projectId, email, acceptedAt: null, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    await tx.invitation.create({
      data: { projectId, email, role, expiresAt, tokenHash: hashToken(token), invitedBy: member.userId },
    });
    const detail = { role, expiresAt: expiresAt.toISOString() };
    await recordAudit({ projectId, actorId: member.userId, action: "members.invite", subject: email, detail }, tx);
  });
  return { token, expiresAt };
}
