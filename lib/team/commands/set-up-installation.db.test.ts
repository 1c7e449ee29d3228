import { beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/platform/db.ts";
import { hasAccounts } from "../queries/find-account.ts";
import { createTestProject } from "../testing/create-test-member.ts";
import { ensureFirstProject } from "./ensure-first-project.ts";
import { setUpInstallation } from "./set-up-installation.ts";

const first = { name: "Ada", email: "ada@example.org", password: "three quiet rivers" };

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE users, projects, settings CASCADE`;
});

describe("setting up", () => {
  test("makes a site admin who is the admin of the projects that have none", async () => {
    await createTestProject({ slug: "one" });
    await createTestProject({ slug: "two" });
    await setUpInstallation(first);
    const user = await db.user.findUniqueOrThrow({ where: { email: first.email }, include: { memberships: true } });
    expect(user.isSiteAdmin).toBe(true);
    expect(user.memberships.map(({ role }) => role)).toEqual(["admin", "admin"]);
  });

  test("happens once", async () => {
    await setUpInstallation(first);
    const again = setUpInstallation({ ...first, email: "eve@example.org" });
    await expect(again).rejects.toThrow("account.errors.alreadySetUp");
  });

  test("makes one account when many try at once", async () => {
    const attempts = Array.from({ length: 6 }, (_, n) => setUpInstallation({ ...first, email: `n${n}@example.org` }));
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db.user.count()).toBe(1);
  });

  test("takes no password that a guesser tries first", async () => {
    await expect(setUpInstallation({ ...first, password: "ada12345" })).resolves.toBeUndefined();
    await db.$executeRaw`TRUNCATE users CASCADE`;
    await expect(setUpInstallation({ ...first, password: "12345678" })).rejects.toThrow("errors.invalid");
    expect(await hasAccounts()).toBe(false);
  });
});

describe("the first project", () => {
  test("is made once, with the starter seeds, however many start at once", async () => {
    await Promise.all([ensureFirstProject(), ensureFirstProject(), ensureFirstProject()]);
    await ensureFirstProject();
    const projects = await db.project.findMany({ include: { _count: { select: { seeds: true } } } });
    expect(projects).toMatchObject([{ slug: "first-project", _count: { seeds: 80 } }]);
  });

  test("is not made beside another one", async () => {
    await createTestProject({ slug: "one" });
    await ensureFirstProject();
    expect(await db.project.count()).toBe(1);
  });
});
