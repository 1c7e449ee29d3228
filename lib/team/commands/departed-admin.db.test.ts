import { describe, expect, test } from "vitest";
import { db } from "#lib/platform/db.ts";
import type { Member } from "../member.ts";
import { hashPassword } from "../password.ts";
import { findInvitation } from "../queries/find-invitation.ts";
import { findPasswordReset } from "../queries/find-password-reset.ts";
import { listInvitations } from "../queries/list-invitations.ts";
import { createTestMember, createTestPerson } from "../testing/create-test-member.ts";
import { acceptWithNewAccount } from "./accept-invitation.ts";
import { changePassword } from "./change-account.ts";
import { changeRole } from "./change-role.ts";
import { createMemberPasswordReset, createPasswordReset } from "./create-password-reset.ts";
import { invite } from "./invite.ts";
import { changeSiteAdmin, disableAccount } from "./manage-people.ts";
import { leaveProject, removeMember } from "./remove-member.ts";
import { resetPassword } from "./reset-password.ts";

const password = "seven green bottles";
let made = 0;

/** How an admin stops being one; `other` stays, and runs the installation. */
const ways: [string, (admin: Member, other: Member) => Promise<unknown>][] = [
  ["is removed", (admin, other) => removeMember(other, { userId: admin.userId })],
  ["leaves", (admin) => leaveProject(admin)],
  ["gets a lower role", (admin, other) => changeRole(other, { userId: admin.userId, role: "curator" })],
  ["has their account shut", (admin, other) => disableAccount(other, { userId: admin.userId, disabled: true })],
];

async function twoAdmins() {
  const other = await createTestMember({ person: await createTestPerson({ isSiteAdmin: true }) });
  return { other, admin: await createTestMember({ project: other.project }) };
}

describe("an admin who", () => {
  test.each(ways)("%s cannot come back by an invitation of their own", async (_what, stopBeingAdmin) => {
    const { admin, other } = await twoAdmins();
    const email = `second-address-${made++}@example.org`;
    const { token } = await invite(admin, { email, role: "admin" });
    const kept = await invite(other, { email: `colleague-${made++}@example.org`, role: "viewer" });
    await stopBeingAdmin(admin, other);
    await expect(acceptWithNewAccount({ token, name: "Me again", password })).rejects.toThrow(
      "team.errors.invitationRevoked",
    );
    expect(await listInvitations(other)).toHaveLength(1);
    expect(await findInvitation(kept.token)).toMatchObject({ state: "open" });
    const event = { projectId: admin.project.id, action: "members.revoke-invitation", subject: email };
    expect(await db.auditEvent.count({ where: event })).toBe(1);
  });

  test.each(ways)("%s invites nobody, also not with a request under way", async (_what, stopBeingAdmin) => {
    const { admin, other } = await twoAdmins();
    await stopBeingAdmin(admin, other);
    const late = invite(admin, { email: `late-${made++}@example.org`, role: "admin" });
    await expect(late).rejects.toThrow("team.errors.noLongerAdmin");
  });

  test.each(ways)("%s cannot use a link to another's password", async (_what, stopBeingAdmin) => {
    const { admin, other } = await twoAdmins();
    const viewer = await createTestMember({ role: "viewer", project: admin.project });
    const { token } = await createMemberPasswordReset(admin, viewer);
    await stopBeingAdmin(admin, other);
    expect(await findPasswordReset(token)).toBeNull();
    await expect(resetPassword({ token, password })).rejects.toThrow("account.errors.resetLink");
  });
});

describe("a link to a new password, made in time", () => {
  test("gives no way into a project that its maker has no part in", async () => {
    const { admin } = await twoAdmins();
    const viewer = await createTestMember({ role: "viewer", project: admin.project });
    const { token } = await createMemberPasswordReset(admin, viewer);
    await createTestMember({ person: viewer });
    await expect(resetPassword({ token, password })).rejects.toThrow("account.errors.resetLink");
  });

  test("gives no project's admin the account of somebody who became a site admin", async () => {
    const { admin, other } = await twoAdmins();
    const viewer = await createTestMember({ role: "viewer", project: admin.project });
    const { token } = await createMemberPasswordReset(admin, viewer);
    await changeSiteAdmin(other, { userId: viewer.userId, isSiteAdmin: true });
    await expect(resetPassword({ token, password })).rejects.toThrow("account.errors.resetLink");
  });

  test("is used up when the person changes the password", async () => {
    const siteAdmin = await createTestPerson({ isSiteAdmin: true });
    const person = await createTestPerson({ passwordHash: await hashPassword(password) });
    const { token } = await createPasswordReset(siteAdmin, person);
    await changePassword(person, { oldPassword: password, password: "eight green bottles" });
    await expect(resetPassword({ token, password })).rejects.toThrow("account.errors.resetLink");
  });
});
