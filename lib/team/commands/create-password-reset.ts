import { type Db, db } from "#lib/platform/db.ts";
import { notFound, Refusal } from "#lib/platform/errors.ts";
import { hashToken, newToken } from "#lib/platform/secrets.ts";
import type { Member, Person } from "../member.ts";
import { authorise, authorisePerson } from "../permissions.ts";
import { listResettable } from "../queries/list-resettable.ts";
import { recordAudit } from "./record-audit.ts";

const day = 24 * 60 * 60 * 1000;

/** The token of a one-time link, which is stored nowhere, and until when it works. */
type ResetLink = { token: string; expiresAt: Date };

/**
 * Makes a link, good once and for a day, by which anybody sets a new password; for site admins. An older link stops
 * working.
 * @throws Refusal `forbidden` for one's own account, and for one that is shut.
 */
export async function createPasswordReset(person: Person, { userId }: { userId: string }): Promise<ResetLink> {
  authorisePerson(person, "people.manage");
  return db.$transaction((tx) => makeLink(tx, person, userId));
}

/**
 * The same for a member of the project, by its admin.
 * @throws Refusal `not-found` for who is no member, `forbidden` for whom the admin may not do it (see listResettable).
 */
export async function createMemberPasswordReset(member: Member, { userId }: { userId: string }): Promise<ResetLink> {
  authorise(member, "members.manage");
  const key = { projectId_userId: { projectId: member.project.id, userId } };
  return db.$transaction(async (tx) => {
    if (!(await tx.membership.findUnique({ where: key, select: { role: true } }))) throw notFound();
    return makeLink(tx, member, userId);
  });
}

async function makeLink(tx: Db, person: Person, userId: string): Promise<ResetLink> {
  if (!(await listResettable(person, [userId], tx)).has(userId)) throw new Refusal("forbidden", "team.errors.reset");
  const token = newToken();
  const expiresAt = new Date(Date.now() + day);
  await tx.passwordReset.updateMany({ where: { userId, usedAt: null }, data: { usedAt: new Date() } });
  const { user } = await tx.passwordReset.create({
    data: { userId, tokenHash: hashToken(token), expiresAt, createdBy: person.userId },
    include: { user: { select: { email: true } } },
  });
  await recordAudit({ actorId: person.userId, action: "account.reset-link", subject: user.email }, tx);
  return { token, expiresAt };
}
