import type { Page } from "@playwright/test";
import { db } from "#lib/platform/db.ts";
import { insertTestItems, insertTestSeed } from "#lib/review/testing/insert-duplicates.ts";
import { createTestProject } from "#lib/team/testing/create-test-member.ts";
import { expect, expectNoAxeViolations, test } from "./support/fixtures.ts";

/** A project with a group of four items, one of three with a seed, and two items like nothing else. */
async function makeProject() {
  const project = await createTestProject();
  const ids = await insertTestItems(project.id, [
    { instruction: "Explain the mechanism of action of aspirin 100 mg to a medical student.", tags: ["drugs"] },
    { instruction: "Explain the mechanism of action of aspirin 500 mg to a medical student.", tags: ["dose"] },
    { instruction: "Explain the mechanism of action of aspirin to a medical student." },
    { instruction: "Explain the mechanism of action of aspirin to a nursing student." },
    { instruction: "Translate this discharge letter into plain English for the patient." },
    { instruction: "Translate this discharge letter into plain English for a patient." },
    { instruction: "Which gene causes cystic fibrosis?" },
  ]);
  await insertTestSeed(project.id, "Translate this discharge letter into simple English for the patient.");
  return { project, ids };
}

const group = (page: Page, name: RegExp) => page.getByRole("region", { name });
const statusOf = async (id: string) => (await db.item.findUniqueOrThrow({ where: { id } })).status;

test("a group is looked at, one of it kept, the rest set aside, and brought back", async ({ signInAs, page }) => {
  const { project, ids } = await makeProject();
  await signInAs("curator", project);
  await page.goto(`/p/${project.slug}/duplicates?at=0.60`);
  // A worker looks through the project first.
  await expect(page.getByText(/2 groups, 6 items/)).toBeVisible({ timeout: 30_000 });

  await page.getByRole("slider", { name: /Similarity/ }).press("End");
  await expect(page.getByText("Nothing is alike at 1.00 or more")).toBeVisible();
  await page.getByRole("textbox", { name: "Exact similarity" }).fill("0.6");
  await page.getByRole("textbox", { name: "Exact similarity" }).press("Enter");
  await expect(page.getByText(/2 groups, 6 items/)).toBeVisible();
  await expect(page).toHaveURL(/at=0\.60/);
  await page.getByRole("heading", { name: "Duplicates" }).click();

  const first = group(page, /^4 tasks like item 1$/);
  // The counts follow the slider at once, the groups a moment later.
  await expect(first).toBeVisible();
  await page.keyboard.press("j");
  await expect(first).toBeFocused();
  await expect(first.getByText(/100 mg to 500 mg/).first()).toBeVisible();
  await page.keyboard.press("2");
  await expect(first.getByRole("region", { name: "What stays" })).toContainText("aspirin 500 mg");
  await first.getByRole("checkbox", { name: "Set item 4 aside" }).click();
  await first.getByRole("button", { name: "Keep item 2, set 2 aside" }).click();
  await expect(page.getByText("2 items set aside.", { exact: true })).toBeVisible();
  await expect
    .poll(() => Promise.all(ids.slice(0, 4).map(statusOf)))
    .toEqual(["rejected", "pending", "rejected", "pending"]);
  await expect(page.getByText(/2 groups, 4 items/)).toBeVisible();

  await page.goto(`/p/${project.slug}/items/1`);
  await expect(page.getByText("Set aside as a duplicate of item 2.")).toBeVisible();
  await page.getByRole("button", { name: "Bring back" }).click();
  await expect(page.getByText("Pending", { exact: true }).first()).toBeVisible();

  await page.goto(`/p/${project.slug}/duplicates?view=resolved`);
  await expect(page.getByText("2 items set aside for item 2")).toBeVisible();
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(page.getByText(/^Undone by/)).toBeVisible();
  expect(await Promise.all(ids.slice(0, 4).map(statusOf))).toEqual(["pending", "pending", "pending", "pending"]);
});

test("a rule resolves all groups as it foretold, and one key takes it back", async ({ signInAs, page }) => {
  const { project, ids } = await makeProject();
  await signInAs("curator", project);
  await page.goto(`/p/${project.slug}/duplicates?at=0.60`);
  const byRule = page.getByRole("button", { name: "Resolve all by rule" });
  const dialog = page.getByRole("dialog", { name: "Resolve all groups of 0.60 or more" });
  await expect(byRule).toBeVisible({ timeout: 30_000 });
  await page.getByLabel("Keep first").selectOption("longest");
  await byRule.click();
  await expect(dialog.getByRole("radio", { name: /^The longest/ })).toBeChecked();
  await page.keyboard.press("Escape");
  await page.getByLabel("Keep first").selectOption("oldest");
  await byRule.click();
  await expect(dialog.getByRole("radio", { name: /^The oldest/ })).toBeChecked();
  await expect(dialog.getByText("5 items are set aside in 2 groups.")).toBeVisible();
  await dialog.getByRole("button", { name: "Set 5 items aside" }).click();
  await expect(page.getByText("5 items set aside in 2 groups.", { exact: true })).toBeVisible();
  expect(await Promise.all(ids.map(statusOf))).toEqual([
    "pending",
    "rejected",
    "rejected",
    "rejected",
    "rejected",
    "rejected",
    "pending",
  ]);
  await page.keyboard.press("u");
  await expect(page.getByText("Undone: what was set aside stands again.", { exact: true })).toBeVisible();
  await expect(page.getByText(/2 groups, 6 items/)).toBeVisible();
  expect(new Set(await Promise.all(ids.map(statusOf)))).toEqual(new Set(["pending"]));
});

for (const scheme of ["light", "dark"] as const) {
  test(`the page is usable by touch on a phone, and for who only reads, in ${scheme}`, async ({ signInAs, page }) => {
    const { project, ids } = await makeProject();
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width: 360, height: 740 });
    const reads = scheme === "dark";
    await signInAs(reads ? "viewer" : "curator", project);
    await page.goto(`/p/${project.slug}/duplicates?at=0.60`);
    const opener = page.getByRole("button", { name: /Translate this discharge letter/ });
    await opener.click({ timeout: 30_000 });
    await expect(page.getByRole("link", { name: "Seed 8" })).toBeVisible();
    await expectNoAxeViolations(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(360);
    if (reads) {
      await expect(page.getByRole("button", { name: /Keep|Resolve all/ })).toHaveCount(0);
      await page.goto(`/p/${project.slug}/duplicates?view=similarity`);
      await expect(page.getByRole("heading", { name: "How new are the items?" })).toBeVisible();
      await expectNoAxeViolations(page);
    } else {
      await page.getByRole("button", { name: "Keep seed 8, set 2 aside" }).click();
      await expect.poll(() => statusOf(ids[4] as string)).toBe("rejected");
    }
  });
}
