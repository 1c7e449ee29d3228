import { describe, expect, test } from "vitest";
import { db } from "#lib/platform/db.ts";
import { hashToken } from "#lib/platform/secrets.ts";
import { passwordFits } from "../password.ts";
import { findPasswordReset } from "../queries/find-password-reset.ts";
import { listMembers } from "../queries/list-members.ts";
import { createTestMember, createTestPerson } from "../testing/create-test-member.ts";
import { createMemberPasswordReset, createPasswordReset } from "./create-password-reset.ts";
import { resetPassword } from "./reset-password.ts";

const password = "seven green bottles";

describe("a link to a new password", () => {
  test("sets it once and ends every session of the account", async () => {
    const siteAdmin = await createTestPerson({ isSiteAdmin: true });
    const person = await createTestPerson();
    const { token } = await createPasswordReset(siteAdmin, { userId: person.userId });
    expect(await findPasswordReset(token)).toEqual({ state: "open", email: person.email, name: person.name });

    expect(await resetPassword({ token, password })).toEqual({ email: person.email });
    const user = await db.user.findUniqueOrThrow({ where: { id: person.userId } });
    expect(await passwordFits(user.passwordHash, password)).toBe(true);
    expect(user.sessionEpoch).toBe(1);
    expect(await findPasswordReset(token)).toMatchObject({ state: "used" });
    await expect(resetPassword({ token, password: "another long one" })).rejects.toThrow("account.errors.resetLink");
  });

  test("is used by one of two who follow it at once", async () => {
    const siteAdmin = await createTestPerson({ isSiteAdmin: true });
    const person = await createTestPerson();
    const { token } = await createPasswordReset(siteAdmin, { userId: person.userId });
    const outcomes = await Promise.allSettled([
      resetPassword({ token, password: "the first of two" }),
      resetPassword({ token, password: "the second of two" }),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db.user.findUnique({ where: { id: person.userId } })).toMatchObject({ sessionEpoch: 1 });
  });

  test("runs out after a day, and a newer one replaces it", async () => {
    const siteAdmin = await createTestPerson({ isSiteAdmin: true });
    const person = await createTestPerson();
    const older = await createPasswordReset(siteAdmin, { userId: person.userId });
    const newer = await createPasswordReset(siteAdmin, { userId: person.userId });
    expect(newer.expiresAt.getTime() - Date.now()).toBeCloseTo(24 * 3600 * 1000, -5);
    expect(await findPasswordReset(older.token)).toMatchObject({ state: "used" });
    const tokenHash = hashToken(newer.token);
    await db.passwordReset.update({ where: { tokenHash }, data: { expiresAt: new Date(Date.now() - 1000) } });
    expect(await findPasswordReset(newer.token)).toMatchObject({ state: "expired" });
    await expect(resetPassword({ token: newer.token, password })).rejects.toThrow("account.errors.resetLink");
  });

  test("keeps neither the token nor the password where others could read it", async () => {
    const siteAdmin = await createTestPerson({ isSiteAdmin: true });
    const person = await createTestPerson();
    const { token } = await createPasswordReset(siteAdmin, { userId: person.userId });
    await resetPassword({ token, password });
    const rows = JSON.stringify([
      await db.passwordReset.findMany(),
      await db.auditEvent.findMany(),
      await db.user.findMany(),
    ]);
    expect(rows).not.toContain(token);
    expect(rows).not.toContain(password);
  });
});

describe("who may give one", () => {
  const refused = "team.errors.reset";

  test("is a project's admin, for who is a member of that admin's projects only", async () => {
    const admin = await createTestMember();
    const own = await createTestMember({ role: "curator", project: admin.project });
    const shared = await createTestMember({ role: "viewer", project: admin.project });
    await createTestMember({ role: "viewer", person: shared });
    const stranger = await createTestMember({ role: "viewer" });
    const homeless = await createTestPerson();

    expect(await createMemberPasswordReset(admin, { userId: own.userId })).toHaveProperty("token");
    await expect(createMemberPasswordReset(admin, { userId: shared.userId })).rejects.toThrow(refused);
    for (const { userId } of [stranger, homeless]) {
      await expect(createMemberPasswordReset(admin, { userId })).rejects.toThrow("errors.notFound");
    }
    await expect(createPasswordReset(admin, { userId: own.userId })).rejects.toThrow("errors.siteAdminsOnly");
    const offered = (await listMembers(admin)).filter((row) => row.resettable).map((row) => row.userId);
    expect(offered).toEqual([own.userId]);
  });

  test("is no curator", async () => {
    const curator = await createTestMember({ role: "curator" });
    const viewer = await createTestMember({ role: "viewer", project: curator.project });
    const attempt = createMemberPasswordReset(curator, { userId: viewer.userId });
    await expect(attempt).rejects.toThrow("errors.forbidden");
    expect((await listMembers(curator)).some((row) => row.resettable)).toBe(false);
  });

  test("is a site admin for anybody, but nobody for a site admin of another's project or for oneself", async () => {
    const admin = await createTestMember();
    const siteAdmin = await createTestPerson({ isSiteAdmin: true });
    await createTestMember({ role: "viewer", person: siteAdmin, project: admin.project });
    const homeless = await createTestPerson();
    await expect(createMemberPasswordReset(admin, { userId: siteAdmin.userId })).rejects.toThrow(refused);
    await expect(createMemberPasswordReset(admin, { userId: admin.userId })).rejects.toThrow(refused);
    await expect(createPasswordReset(siteAdmin, { userId: siteAdmin.userId })).rejects.toThrow(refused);
    for (const person of [admin, homeless]) {
      expect(await createPasswordReset(siteAdmin, { userId: person.userId })).toHaveProperty("token");
    }
  });

  test("does not open an account that is shut", async () => {
    const siteAdmin = await createTestPerson({ isSiteAdmin: true });
    const person = await createTestPerson();
    const { token } = await createPasswordReset(siteAdmin, { userId: person.userId });
    await db.user.update({ where: { id: person.userId }, data: { disabledAt: new Date() } });
    expect(await findPasswordReset(token)).toBeNull();
    await expect(resetPassword({ token, password })).rejects.toThrow("account.errors.resetLink");
    await expect(createPasswordReset(siteAdmin, { userId: person.userId })).rejects.toThrow(refused);
  });
});
