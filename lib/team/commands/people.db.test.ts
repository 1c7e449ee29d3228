import { beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/platform/db.ts";
import { findMember } from "../queries/find-member.ts";
import { findPersonOfSession } from "../queries/find-person-of-session.ts";
import { listPeople } from "../queries/list-people.ts";
import { createTestMember, createTestPerson } from "../testing/create-test-member.ts";
import { changeSiteAdmin, disableAccount, signOutPerson } from "./manage-people.ts";

const sessionOf = (userId: string, epoch: number) =>
  findPersonOfSession({ userId, epoch, sessionId: crypto.randomUUID() });

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE users, projects CASCADE`;
});

describe("a site admin", () => {
  test("shuts an account, whose sessions end, and opens it again", async () => {
    const siteAdmin = await createTestPerson({ isSiteAdmin: true });
    const person = await createTestPerson();
    expect(await sessionOf(person.userId, 0)).toMatchObject({ email: person.email });
    await disableAccount(siteAdmin, { userId: person.userId, disabled: true });
    expect(await sessionOf(person.userId, 0)).toBeNull();
    expect(await sessionOf(person.userId, 1)).toBeNull();
    await disableAccount(siteAdmin, { userId: person.userId, disabled: false });
    expect(await sessionOf(person.userId, 0)).toBeNull();
    expect(await sessionOf(person.userId, 2)).toMatchObject({ email: person.email });
  });

  test("signs somebody out everywhere, who can sign in again", async () => {
    const siteAdmin = await createTestPerson({ isSiteAdmin: true });
    const person = await createTestPerson();
    await signOutPerson(siteAdmin, { userId: person.userId });
    expect(await sessionOf(person.userId, 0)).toBeNull();
    expect(await sessionOf(person.userId, 1)).toMatchObject({ email: person.email });
  });

  test("takes over the projects whose last admin's account is shut, and no others", async () => {
    const siteAdmin = await createTestPerson({ isSiteAdmin: true });
    const alone = await createTestMember();
    const shared = await createTestMember({ person: alone });
    await createTestMember({ project: shared.project });
    await disableAccount(siteAdmin, { userId: alone.userId, disabled: true });
    expect(await findMember(siteAdmin, alone.project.slug)).toMatchObject({ role: "admin" });
    expect(await findMember(siteAdmin, shared.project.slug)).toBeNull();
  });

  test("cannot shut the own account", async () => {
    const siteAdmin = await createTestPerson({ isSiteAdmin: true });
    const attempt = disableAccount(siteAdmin, { userId: siteAdmin.userId, disabled: true });
    await expect(attempt).rejects.toThrow("team.errors.ownAccount");
  });

  test("makes others site admins, and stays where it is the last one", async () => {
    const siteAdmin = await createTestPerson({ isSiteAdmin: true });
    const person = await createTestPerson();
    const own = { userId: siteAdmin.userId, isSiteAdmin: false };
    await expect(changeSiteAdmin(siteAdmin, own)).rejects.toThrow("team.errors.lastSiteAdmin");
    await changeSiteAdmin(siteAdmin, { userId: person.userId, isSiteAdmin: true });
    await changeSiteAdmin(siteAdmin, own);
    expect(await db.user.findMany({ where: { isSiteAdmin: true } })).toMatchObject([{ id: person.userId }]);
  });

  test("is left when two shut or demote each other at once", async () => {
    for (let round = 0; round < 5; round++) {
      const one = await createTestPerson({ isSiteAdmin: true });
      const two = await createTestPerson({ isSiteAdmin: true });
      const outcomes = await Promise.allSettled([
        disableAccount(one, { userId: two.userId, disabled: true }),
        changeSiteAdmin(two, { userId: one.userId, isSiteAdmin: false }),
      ]);
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(await db.user.count({ where: { isSiteAdmin: true, disabledAt: null } })).toBe(1);
      await db.$executeRaw`TRUNCATE users CASCADE`;
    }
  });

  test("has no right in a project by it", async () => {
    const siteAdmin = await createTestPerson({ isSiteAdmin: true });
    const member = await createTestMember();
    expect(await findMember(siteAdmin, member.project.slug)).toBeNull();
  });

  test("sees the accounts page by page, and finds by name or address", async () => {
    const siteAdmin = await createTestPerson({ isSiteAdmin: true, email: "a@example.org", name: "Ann" });
    for (const letter of ["b", "c", "d", "e"])
      await createTestPerson({ email: `${letter}@example.org`, name: `N ${letter}` });
    const first = await listPeople(siteAdmin, { limit: 3 });
    const second = await listPeople(siteAdmin, { limit: 3, after: first.next ?? "" });
    expect(first.people.map((row) => row.email)).toEqual(["a@example.org", "b@example.org", "c@example.org"]);
    expect(second.people.map((row) => row.email)).toEqual(["d@example.org", "e@example.org"]);
    expect(second.next).toBeNull();
    expect((await listPeople(siteAdmin, { find: "ANN" })).people).toHaveLength(1);
    expect((await listPeople(siteAdmin, { find: "%" })).people).toHaveLength(0);
  });
});

test("nobody else manages people", async () => {
  const admin = await createTestMember();
  const person = await createTestPerson();
  await expect(listPeople(admin)).rejects.toThrow("errors.siteAdminsOnly");
  await expect(disableAccount(admin, { userId: person.userId, disabled: true })).rejects.toThrow(
    "errors.siteAdminsOnly",
  );
  await expect(changeSiteAdmin(admin, { userId: admin.userId, isSiteAdmin: true })).rejects.toThrow(
    "errors.siteAdminsOnly",
  );
  await expect(signOutPerson(admin, { userId: person.userId })).rejects.toThrow("errors.siteAdminsOnly");
});
