import type { Page } from "@playwright/test";
import { db } from "#lib/platform/db.ts";
import { createPasswordReset } from "#lib/team/commands/create-password-reset.ts";
import { hashPassword } from "#lib/team/password.ts";
import { createTestMember, createTestPerson } from "#lib/team/testing/create-test-member.ts";
import { expect, expectHoldsUp, expectNoAxeViolations, test } from "./support/fixtures.ts";

const password = "three quiet rivers";

/** A member of a new project who can sign in. */
async function newMember() {
  const member = await createTestMember({ role: "curator" });
  await db.user.update({ where: { id: member.userId }, data: { passwordHash: await hashPassword(password) } });
  return member;
}

async function signIn(page: Page, email: string, secret: string): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(secret);
  await page.getByLabel("Password", { exact: true }).press("Enter");
}

test("the pages before and around signing in hold up, wide in light and on a phone in dark", async ({
  page,
  signInAs,
}) => {
  const check = async (path: string) => {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectHoldsUp(page);
  };
  for (const path of ["/sign-in", "/sign-in?error=not-invited", "/reset/none", "/invitation/none", "/nowhere"]) {
    await check(path);
  }
  await signInAs("viewer");
  for (const path of ["/account", "/people", "/p/no-such-project"]) await check(path);
});

test("somebody signs in by keyboard, comes to the page that was asked for, and signs out for good", async ({
  page,
  context,
}) => {
  const member = await newMember();
  const wanted = `/p/${member.project.slug}/team`;
  await page.goto(wanted);
  await expect(page).toHaveURL(`/sign-in?callbackUrl=${encodeURIComponent(wanted)}`);
  await signIn(page, member.email, "not the password");
  await expect(page.getByRole("alert").filter({ hasText: "do not fit together" })).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue(member.email);
  await signIn(page, member.email, password);
  await expect(page).toHaveURL(wanted);

  const cookies = await context.cookies();
  await page.getByRole("button", { name: `Account: ${member.name}` }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/sign-in");
  // A copy of the cookie opens nothing any more.
  await context.addCookies(cookies);
  await page.goto(wanted);
  await expect(page).toHaveURL(/\/sign-in/);
});

test("an address that leads elsewhere after signing in is not followed", async ({ page }) => {
  const member = await newMember();
  await page.goto("/sign-in?callbackUrl=https%3A%2F%2Fexample.com%2Fphish");
  await signIn(page, member.email, password);
  await expect(page).toHaveURL(`/p/${member.project.slug}/overview`);
});

test("a changed password keeps this session and ends the others", async ({ page, browser }) => {
  const member = await newMember();
  const elsewhere = await (await browser.newContext()).newPage();
  for (const each of [page, elsewhere]) {
    await each.goto("/sign-in");
    await signIn(each, member.email, password);
    await expect(each).toHaveURL(/\/overview$/);
  }
  await page.goto("/account");
  await page.getByLabel("Current password").fill(password);
  await page.getByLabel("New password").fill("12345678");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Guessers try this one early" })).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByLabel("New password").fill("another quiet river");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Password changed.").first()).toBeVisible();

  await page.goto("/account");
  await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
  await elsewhere.goto("/account");
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await elsewhere.context().close();
});

test("an admin's link sets a new password once and signs in", async ({ page }) => {
  const member = await newMember();
  const siteAdmin = await createTestPerson({ isSiteAdmin: true });
  const { token } = await createPasswordReset(siteAdmin, { userId: member.userId });
  await page.goto(`/reset/${token}`);
  await page.getByLabel("New password").fill("another quiet river");
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page).toHaveURL(`/p/${member.project.slug}/overview`);
  await page.goto(`/reset/${token}`);
  await expect(page.getByRole("heading", { name: "This link has been used" })).toBeVisible();
});

test("single-key shortcuts are switched off on the account page", async ({ page, signInAs }) => {
  await signInAs("annotator");
  await page.goto("/account");
  const shortcuts = page.getByRole("switch", { name: "Single keys" });
  await expect(shortcuts).toBeChecked();
  const kept = page.waitForResponse((response) => response.request().method() === "POST");
  await shortcuts.press("Space");
  await kept;
  await page.reload();
  await expect(shortcuts).not.toBeChecked();
});
