import { randomUUID } from "node:crypto";
import { type BrowserContext, test as base, type Page } from "@playwright/test";
import { db, disconnectDb } from "#lib/platform/db.ts";
import { signInCookie } from "#lib/session/testing/sign-in-cookie.ts";
import { insertProject } from "#lib/team/commands/insert-project.ts";
import { holdProjects } from "#lib/team/locks.ts";
import type { Member } from "#lib/team/member.ts";
import type { Role } from "#lib/team/schema.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";

export { expect } from "@playwright/test";
export { expectHoldsUp, expectNoAxeViolations } from "./axe.ts";

/** A project as a member or `project` gives it. */
type Project = { id: string; slug: string };

type Fixtures = {
  /** A project of this test's own, with the starter seeds and the practice model. */
  project: Project;
  /** Makes a new person with a role in the test's project (or another) and signs them in on `page`. */
  signInAs(role: Role, project?: Project): Promise<Member>;
  /** As signInAs, in another browser: for what two people do at once. */
  openAs(role: Role, project?: Project): Promise<{ member: Member; page: Page }>;
};

export const test = base.extend<Fixtures, { databaseEnd: undefined }>({
  databaseEnd: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures that are needed here.
    async ({}, use) => {
      await use(undefined);
      await disconnectDb();
    },
    { scope: "worker", auto: true },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  project: async ({}, use) => {
    const project = await db.$transaction(async (tx) => {
      await holdProjects(tx);
      return insertProject(tx, { name: `Test ${randomUUID().slice(0, 8)}`, starterSeeds: true });
    });
    await use(project);
  },
  signInAs: async ({ context, project }, use) => {
    await use((role, elsewhere = project) => signIn(context, role, elsewhere));
  },
  openAs: async ({ browser, project }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (role, elsewhere = project) => {
      const context = await browser.newContext();
      contexts.push(context);
      const member = await signIn(context, role, elsewhere);
      return { member, page: await context.newPage() };
    });
    for (const context of contexts) await context.close();
  },
});

async function signIn(context: BrowserContext, role: Role, project: Project): Promise<Member> {
  const member = await createTestMember({ role, project });
  const cookie = await signInCookie(member.userId);
  await context.addCookies([{ ...cookie, url: String(process.env.E2E_ADDRESS), httpOnly: true, sameSite: "Lax" }]);
  return member;
}
