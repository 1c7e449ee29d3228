import { describe, expect, test } from "vitest";
import { db } from "#lib/platform/db.ts";
import { hashToken } from "#lib/platform/secrets.ts";
import { passwordFits } from "../password.ts";
import { findInvitation } from "../queries/find-invitation.ts";
import { findMember } from "../queries/find-member.ts";
import { listInvitations } from "../queries/list-invitations.ts";
import { createTestMember, createTestPerson } from "../testing/create-test-member.ts";
import { acceptInvitation, acceptWithNewAccount } from "./accept-invitation.ts";
import { invite } from "./invite.ts";
import { revokeInvitation } from "./revoke-invitation.ts";

let made = 0;
const newAddress = () => `invited-${made++}@example.org`;
const password = "three quiet rivers";

const expire = (token: string) =>
  db.invitation.update({ where: { tokenHash: hashToken(token) }, data: { expiresAt: new Date(Date.now() - 1000) } });

describe("an invitation", () => {
  test("stands for seven days, and only its hash is kept", async () => {
    const admin = await createTestMember();
    const email = newAddress();
    const { token, expiresAt } = await invite(admin, { email, role: "curator" });
    expect(expiresAt.getTime() - Date.now()).toBeCloseTo(7 * 24 * 3600 * 1000, -5);
    expect(await findInvitation(token)).toMatchObject({ state: "open", email, role: "curator", invitedBy: admin.name });
    expect(JSON.stringify(await db.invitation.findMany({ where: { email } }))).not.toContain(token);
    expect(JSON.stringify(await db.auditEvent.findMany({ where: { subject: email } }))).not.toContain(token);
    expect(await listInvitations(admin)).toMatchObject([{ email, role: "curator", invitedBy: admin.name }]);
  });

  test("makes a new account a member with the invited role", async () => {
    const admin = await createTestMember();
    const email = newAddress();
    const { token } = await invite(admin, { email, role: "annotator" });
    expect(await acceptWithNewAccount({ token, name: "Newcomer", password })).toEqual({
      email,
      slug: admin.project.slug,
    });
    const user = await db.user.findUniqueOrThrow({ where: { email }, include: { memberships: true } });
    expect(user.memberships).toMatchObject([{ projectId: admin.project.id, role: "annotator" }]);
    expect(user.isSiteAdmin).toBe(false);
    expect(await passwordFits(user.passwordHash, password)).toBe(true);
    expect(await listInvitations(admin)).toEqual([]);
  });

  test("is accepted by the account that has its address, and by no other", async () => {
    const admin = await createTestMember();
    const invited = await createTestPerson();
    const other = await createTestPerson();
    const { token } = await invite(admin, { email: invited.email, role: "viewer" });
    await expect(acceptInvitation(other, { token })).rejects.toThrow("team.errors.invitationForOther");
    expect(await acceptInvitation(invited, { token })).toEqual({ slug: admin.project.slug });
    expect(await findMember(invited, admin.project.slug)).toMatchObject({ role: "viewer" });
    expect(await findMember(other, admin.project.slug)).toBeNull();
  });

  test("makes no second account for an address", async () => {
    const admin = await createTestMember();
    const invited = await createTestPerson();
    const { token } = await invite(admin, { email: invited.email, role: "viewer" });
    await expect(acceptWithNewAccount({ token, name: "Twin", password })).rejects.toThrow("team.errors.accountExists");
    expect(await findInvitation(token)).toMatchObject({ state: "open", hasAccount: true });
  });

  test("works once, also for two who follow it at once", async () => {
    const admin = await createTestMember();
    const email = newAddress();
    const { token } = await invite(admin, { email, role: "viewer" });
    const accept = (name: string) => acceptWithNewAccount({ token, name, password });
    const outcomes = await Promise.allSettled([accept("One"), accept("Two")]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db.user.count({ where: { email } })).toBe(1);
    await expect(accept("Three")).rejects.toThrow("team.errors.invitationAccepted");
  });

  test("says that it ran out", async () => {
    const admin = await createTestMember();
    const { token } = await invite(admin, { email: newAddress(), role: "viewer" });
    await expire(token);
    expect(await findInvitation(token)).toMatchObject({ state: "expired" });
    await expect(acceptWithNewAccount({ token, name: "Late", password })).rejects.toThrow(
      "team.errors.invitationExpired",
    );
  });

  test("says that it was withdrawn", async () => {
    const admin = await createTestMember();
    const { token } = await invite(admin, { email: newAddress(), role: "viewer" });
    const [open] = await listInvitations(admin);
    await revokeInvitation(admin, { invitationId: open?.id ?? "" });
    expect(await findInvitation(token)).toMatchObject({ state: "revoked" });
    await expect(acceptWithNewAccount({ token, name: "Out", password })).rejects.toThrow(
      "team.errors.invitationRevoked",
    );
    await expect(revokeInvitation(admin, { invitationId: open?.id ?? "" })).rejects.toThrow("errors.notFound");
  });

  test("is replaced by a newer one to the same address", async () => {
    const admin = await createTestMember();
    const email = newAddress();
    const older = await invite(admin, { email, role: "viewer" });
    const newer = await invite(admin, { email, role: "curator" });
    expect(await findInvitation(older.token)).toMatchObject({ state: "revoked" });
    expect(await findInvitation(newer.token)).toMatchObject({ state: "open", role: "curator" });
    expect(await listInvitations(admin)).toHaveLength(1);
  });

  test("of another project can be neither seen nor withdrawn", async () => {
    const admin = await createTestMember();
    const stranger = await createTestMember();
    await invite(admin, { email: newAddress(), role: "viewer" });
    const [open] = await listInvitations(admin);
    expect(await listInvitations(stranger)).toEqual([]);
    await expect(revokeInvitation(stranger, { invitationId: open?.id ?? "" })).rejects.toThrow("errors.notFound");
  });

  test("is not made for a member, nor by anybody below an admin", async () => {
    const admin = await createTestMember();
    const curator = await createTestMember({ role: "curator", project: admin.project });
    await expect(invite(admin, { email: curator.email, role: "admin" })).rejects.toThrow("team.errors.alreadyMember");
    await expect(invite(curator, { email: newAddress(), role: "viewer" })).rejects.toThrow("errors.forbidden");
    await expect(listInvitations(curator)).rejects.toThrow("errors.forbidden");
  });

  test("does not change the role of somebody who became a member meanwhile", async () => {
    const admin = await createTestMember();
    const invited = await createTestPerson();
    const { token } = await invite(admin, { email: invited.email, role: "viewer" });
    await createTestMember({ role: "curator", person: invited, project: admin.project });
    await acceptInvitation(invited, { token });
    expect(await findMember(invited, admin.project.slug)).toMatchObject({ role: "curator" });
  });

  test("takes no password that a guesser tries first", async () => {
    const admin = await createTestMember();
    const { token } = await invite(admin, { email: newAddress(), role: "viewer" });
    await expect(acceptWithNewAccount({ token, name: "Weak", password: "password1" })).rejects.toMatchObject({
      fields: { password: "team.errors.passwordGuessable" },
    });
  });

  test("with an unknown link says no more than that", async () => {
    expect(await findInvitation("nonsense")).toBeNull();
    const attempt = acceptWithNewAccount({ token: "nonsense", name: "Nobody", password });
    await expect(attempt).rejects.toThrow("team.errors.invitationUnknown");
  });
});
