import { db } from "#lib/platform/db.ts";
import { notFound, Refusal } from "#lib/platform/errors.ts";
import { holdAdminPlaces, holdSiteAdmins } from "../locks.ts";
import type { Person } from "../member.ts";
import { authorisePerson } from "../permissions.ts";
import { adoptProjects } from "./adopt-projects.ts";
import { recordAudit } from "./record-audit.ts";
import { revokeInvitationsBy } from "./revoke-invitations-by.ts";

/**
 * Makes an account a site admin, or one no more.
 * @throws Refusal `conflict` for the last site admin.
 */
export async function changeSiteAdmin(
  person: Person,
  { userId, isSiteAdmin }: { userId: string; isSiteAdmin: boolean },
): Promise<void> {
  authorisePerson(person, "people.manage");
  await db.$transaction(async (tx) => {
    const admins = await holdSiteAdmins(tx);
    if (!admins.has(person.userId)) throw new Refusal("forbidden", "errors.siteAdminsOnly");
    if (!isSiteAdmin && admins.has(userId) && admins.size === 1) {
      throw new Refusal("conflict", "team.errors.lastSiteAdmin");
    }
    const [changed] = await tx.user.updateManyAndReturn({ where: { id: userId }, data: { isSiteAdmin } });
    if (!changed) throw notFound();
    const action = isSiteAdmin ? "people.site-admin" : "people.no-site-admin";
    await recordAudit({ actorId: person.userId, action, subject: changed.email }, tx);
  });
}

/**
 * Shuts an account, which ends its sessions, or opens it again. Projects that lose their last admin by it pass to the
 * site admin who asked.
 * @throws Refusal `conflict` for one's own account.
 */
export async function disableAccount(
  person: Person,
  { userId, disabled }: { userId: string; disabled: boolean },
): Promise<void> {
  authorisePerson(person, "people.manage");
  if (userId === person.userId) throw new Refusal("conflict", "team.errors.ownAccount");
  await db.$transaction(async (tx) => {
    if (!(await holdSiteAdmins(tx)).has(person.userId)) throw new Refusal("forbidden", "errors.siteAdminsOnly");
    await holdAdminPlaces(tx, userId);
    const [changed] = await tx.user.updateManyAndReturn({
      where: { id: userId, disabledAt: disabled ? null : { not: null } },
      data: { disabledAt: disabled ? new Date() : null, sessionEpoch: { increment: 1 } },
    });
    if (!changed) return;
    const action = disabled ? "people.disable" : "people.enable";
    await recordAudit({ actorId: person.userId, action, subject: changed.email }, tx);
    if (!disabled) return;
    await revokeInvitationsBy(tx, { inviterId: userId, actorId: person.userId });
    await adoptProjects(tx, person.userId);
  });
}

/** Ends every session of an account, which stays open. */
export async function signOutPerson(person: Person, { userId }: { userId: string }): Promise<void> {
  authorisePerson(person, "people.manage");
  await db.$transaction(async (tx) => {
    const [changed] = await tx.user.updateManyAndReturn({
      where: { id: userId },
      data: { sessionEpoch: { increment: 1 } },
    });
    if (!changed) throw notFound();
    await recordAudit({ actorId: person.userId, action: "people.sign-out", subject: changed.email }, tx);
  });
}
