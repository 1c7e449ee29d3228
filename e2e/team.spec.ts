import { randomUUID } from "node:crypto";
import { db } from "#lib/platform/db.ts";
import { expect, expectHoldsUp, expectNoAxeViolations, test } from "./support/fixtures.ts";

test("an admin invites somebody, who joins with a new account by the link, once", async ({
  page,
  browser,
  project,
  signInAs,
}) => {
  await signInAs("admin");
  await page.goto(`/p/${project.slug}/team`);
  const email = `${randomUUID().slice(0, 8)}@example.org`;
  await page.getByRole("button", { name: "Invite" }).press("Enter");
  await page.getByLabel("E-mail").fill("no address");
  await page.getByLabel("E-mail").press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "not an e-mail address" })).toBeVisible();
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("combobox", { name: "Role" }).press("Enter");
  await expect(page.getByRole("option", { name: "Annotator" })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Create invitation" }).press("Enter");
  const link = await page.getByRole("textbox", { name: "Link" }).inputValue();
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "Done" }).press("Enter");
  await expect(page.getByRole("row").filter({ hasText: email })).toContainText("Curator");

  const newcomer = await (await browser.newContext()).newPage();
  await newcomer.goto(link);
  await expect(newcomer.getByText(`invites ${email} to work on it as Curator`)).toBeVisible();
  await expectNoAxeViolations(newcomer);
  await newcomer.getByLabel("Name", { exact: true }).fill("Newcomer");
  await newcomer.getByLabel("Password", { exact: true }).fill("three quiet rivers");
  await newcomer.getByRole("button", { name: "Create account and join" }).click();
  await expect(newcomer).toHaveURL(`/p/${project.slug}/overview`);
  await newcomer.goto(link);
  await expect(newcomer.getByRole("heading", { name: "This invitation has been accepted" })).toBeVisible();
  await newcomer.context().close();
});

test("an invitation is accepted by the account with its address, and refused to another", async ({
  page,
  project,
  signInAs,
  openAs,
}) => {
  const elsewhere = await db.project.create({ data: { slug: `e-${randomUUID()}`, name: "Elsewhere" } });
  const admin = await openAs("admin");
  const invited = await signInAs("viewer", elsewhere);
  await admin.page.goto(`/p/${project.slug}/team`);
  await admin.page.getByRole("button", { name: "Invite" }).click();
  await admin.page.getByLabel("E-mail").fill(invited.email);
  await admin.page.getByRole("button", { name: "Create invitation" }).click();
  const link = await admin.page.getByRole("textbox", { name: "Link" }).inputValue();

  await admin.page.goto(link);
  await expect(admin.page.getByText(`the invitation is for ${invited.email}`)).toBeVisible();
  await page.goto(link);
  await page.getByRole("button", { name: "Join project" }).click();
  await expect(page).toHaveURL(`/p/${project.slug}/overview`);
});

test("a member's role changes, and a removed member is out at the next request", async ({
  page,
  project,
  signInAs,
  openAs,
}) => {
  await signInAs("admin");
  const other = await openAs("viewer");
  await other.page.goto(`/p/${project.slug}/team`);
  await expect(other.page.getByRole("button", { name: "Invite" })).toHaveCount(0);

  await page.goto(`/p/${project.slug}/team`);
  await page.getByRole("combobox", { name: `Role of ${other.member.name}` }).click();
  await page.getByRole("option", { name: "Admin" }).click();
  await expect(page.getByText(`${other.member.name} is now Admin.`).first()).toBeVisible();
  await other.page.reload();
  await expect(other.page.getByRole("button", { name: "Invite" })).toBeVisible();

  await page.getByRole("button", { name: `Actions for ${other.member.name}` }).press("Enter");
  await page.getByRole("menuitem", { name: "Remove from project" }).press("Enter");
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "Remove", exact: true }).press("Enter");
  await expect(page.getByText(`${other.member.name} was removed.`).first()).toBeVisible();
  const answer = await other.page.goto(`/p/${project.slug}/team`);
  expect(answer?.status()).toBe(404);
  await expect(other.page.getByRole("heading", { name: "Page not found" })).toBeVisible();
});

test("the last admin stays, and is told why", async ({ page, project, signInAs }) => {
  const admin = await signInAs("admin");
  await page.goto(`/p/${project.slug}/team`);
  await page.getByRole("combobox", { name: `Role of ${admin.name}` }).click();
  await page.getByRole("option", { name: "Viewer" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "This is the last admin" })).toBeVisible();
  await expect(page.getByRole("combobox", { name: `Role of ${admin.name}` })).toHaveText("Admin");
  await page.getByRole("button", { name: "Leave project" }).click();
  await page.getByRole("button", { name: "Leave", exact: true }).click();
  await expect(page.getByRole("alertdialog").getByText("This is the last admin")).toBeVisible();
});

test("an admin changes the settings, archives the project and brings it back; the log tells it", async ({
  page,
  project,
  signInAs,
}) => {
  await signInAs("admin");
  await page.goto(`/p/${project.slug}/settings`);
  await page.getByLabel("Question answering, per cent").fill("50");
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "must add up to 100" })).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByLabel("Question answering, per cent").fill("22,7");
  await page.getByLabel("Name", { exact: true }).fill("Ward notes");
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByText("Settings saved.").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Switch project: Ward notes" })).toBeVisible();

  await page.getByRole("button", { name: "Archive project" }).click();
  await page.getByRole("button", { name: "Archive", exact: true }).click();
  await expect(
    page
      .getByRole("heading", { name: "This project is archived" })
      .or(page.getByText("It can be read, but not changed. Bring")),
  ).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "Bring back" }).click();
  await expect(page.getByRole("button", { name: "Save settings" })).toBeVisible();

  await page.getByRole("link", { name: "Audit log" }).click();
  const log = page.getByRole("table", { name: "Audit log" });
  await expect(log).toContainText("Brought the project back");
  await expect(log).toContainText("Archived the project");
  await expect(log.getByText("→ Ward notes")).toBeVisible();
  await expectNoAxeViolations(page);
});

test("settings are closed to a curator, who is told so, wide in light and on a phone in dark", async ({
  page,
  project,
  signInAs,
}) => {
  await signInAs("curator");
  const answer = await page.goto(`/p/${project.slug}/settings`);
  expect(answer?.status()).toBe(403);
  await expect(page.getByText("Your role does not open this page")).toBeVisible();
  await expectHoldsUp(page);
  await page.goto(`/p/${project.slug}/team`);
  await expect(page.getByRole("table", { name: "Members" })).toBeVisible();
  await expectHoldsUp(page);
});

test("a site admin creates a project, and shuts an account, which is out at the next request", async ({
  page,
  signInAs,
  openAs,
}) => {
  const admin = await signInAs("admin");
  await db.user.update({ where: { id: admin.userId }, data: { isSiteAdmin: true } });
  await page.goto("/projects/new");
  await page.getByLabel("Name", { exact: true }).fill("Trial arms");
  await page.getByLabel("Begin with the starter seeds").press("Space");
  await page.getByRole("button", { name: "Create project" }).click();
  await expect(page).toHaveURL(/\/p\/trial-arms(-\d+)?\/overview$/);

  const other = await openAs("curator");
  await page.goto("/people");
  await page.getByLabel("Find by name or e-mail").fill(other.member.email);
  await expect(page.getByRole("row")).toHaveCount(2);
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: `Actions for ${other.member.name}` }).click();
  await page.getByRole("menuitem", { name: "Shut account" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Shut account" }).click();
  await expect(page.getByRole("row").filter({ hasText: other.member.email })).toContainText("Shut");
  await other.page.goto("/account");
  await expect(other.page).toHaveURL(/\/sign-in/);
});

test("somebody in no project is told what to do", async ({ page, project, signInAs }) => {
  const member = await signInAs("viewer");
  await page.goto(`/p/${project.slug}/team`);
  await page.getByRole("button", { name: "Leave project" }).click();
  await page.getByRole("button", { name: "Leave", exact: true }).click();
  await expect(page).toHaveURL("/");
  await expect(page.getByText(`Ask a project admin to invite ${member.email}`)).toBeVisible();
  await expectNoAxeViolations(page);
});
