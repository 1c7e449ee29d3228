import type { Page } from "@playwright/test";
import { db } from "#lib/platform/db.ts";
import { adjudicate } from "#lib/review/commands/adjudicate.ts";
import { insertTestItems } from "#lib/review/testing/insert-duplicates.ts";
import { decideBy, followPolicy, sentDecision } from "#lib/review/testing/make-disputed.ts";
import { createTestMember, createTestProject } from "#lib/team/testing/create-test-member.ts";
import { expect, expectNoAxeViolations, test } from "./support/fixtures.ts";
import { saveEdit } from "./support/save-edit.ts";

const heading = (page: Page, number: number) => page.getByRole("heading", { name: `Item ${number}`, exact: true });
const saved = (page: Page) => expect(page.getByText("All saved")).toBeVisible();

/** Three items on which two reviewers disagree, and one on which they do not; an adjudicator settles each. */
async function makeDisputed() {
  const project = await createTestProject();
  const lead = await createTestMember({ role: "curator", project });
  await followPolicy(lead, { rule: "adjudicator", reviewers: 2, mostReviewers: 2 });
  const ids = await insertTestItems(
    project.id,
    [
      "Name two beta blockers.",
      "Which gene causes cystic fibrosis?",
      "Explain sepsis to a student.",
      "Define anaemia.",
    ].map((instruction) => ({ instruction })),
  );
  const ana = await createTestMember({ role: "annotator", project });
  const ben = await createTestMember({ role: "annotator", project });
  const [first, second, third, fourth] = ids as [string, string, string, string];
  await decideBy(first, [
    [ana, { category: "IE" }],
    [ben, { category: "QA" }],
  ]);
  await decideBy(second, [
    [ana, {}],
    [ben, { verdict: "reject", category: null, reasons: ["wrongAnswer"] }],
  ]);
  await decideBy(third, [
    [ana, { category: "GEN" }],
    [ben, { category: "OTHER" }],
  ]);
  await decideBy(fourth, [
    [ana, {}],
    [ben, {}],
  ]);
  return { project, lead, ana, ben, ids };
}

test("disagreements are settled by keyboard, without names until they are", async ({ signInAs, page }) => {
  const { project, lead, ana, ben, ids } = await makeDisputed();
  await signInAs("curator", project);
  await page.goto(`/p/${project.slug}/review/disagreements`);
  await expect(heading(page, 1)).toBeVisible();
  const cards = page.getByRole("region", { name: "What the reviewers decided" });
  await expect(cards.getByRole("heading", { name: "Reviewer A" })).toBeVisible();
  for (const { name } of [ana, ben]) await expect(page.getByText(name)).toHaveCount(0);
  await expectNoAxeViolations(page);

  await page.keyboard.press("Enter");
  await expect(page.getByRole("group", { name: "Actions" }).getByText("Choose an answer with the arrow")).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(heading(page, 2)).toBeVisible();
  // Now that it is settled.
  await expect(page.getByRole("status").filter({ hasText: "Item 1 settled" })).toContainText(ana.name);

  await page.keyboard.press("r");
  await page.keyboard.press("7");
  await page.keyboard.press("Enter");
  await expect(heading(page, 3)).toBeVisible();
  await page.keyboard.press("e");
  await page.getByLabel("Output").fill("Sepsis is the body's harmful response to an infection.");
  await saveEdit(page);
  await expect(page.getByText("Version 2", { exact: true })).toBeVisible();
  await page.keyboard.press("d");
  await expect(page.getByText("What changed since version 1")).toBeVisible();
  await page.keyboard.press("3");
  await page.keyboard.press("a");
  await expect(heading(page, 4)).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Everything is settled")).toBeVisible();
  await saved(page);
  await page.keyboard.press("b");
  await expect(cards.getByRole("heading", { name: ana.name })).toBeVisible();
  await page.keyboard.press("u");
  await expect(heading(page, 4)).toBeVisible();
  await expect(cards.getByRole("heading", { name: "Reviewer A" })).toBeVisible();
  await saved(page);

  // Another adjudicator is first, and nothing of theirs is overwritten.
  await adjudicate(lead, sentDecision(ids[3] as string, { category: "OTHER" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText(`Item 4: ${lead.name} has settled this item meanwhile.`, { exact: true })).toBeVisible();

  const items = await db.item.findMany({ where: { projectId: project.id }, orderBy: { sequence: "asc" } });
  expect(items).toMatchObject([
    { status: "approved" },
    { status: "rejected" },
    { status: "approved", category: "GEN", version: 2 },
    { status: "approved", category: "OTHER" },
  ]);
  await page.goto(`/p/${project.slug}/items/2`);
  await expect(page.getByText("Settled", { exact: true })).toBeVisible();
  for (const { name } of [ana, ben]) await expect(page.getByText(name)).toBeVisible();
});

test("a button that is held down by Enter settles one item", async ({ signInAs, page }) => {
  const { project } = await makeDisputed();
  await signInAs("curator", project);
  await page.goto(`/p/${project.slug}/review/disagreements`);
  await expect(heading(page, 1)).toBeVisible();
  await page.getByRole("button", { name: "Take A's answer" }).focus();
  for (let i = 0; i < 8; i++) {
    await page.keyboard.down("Enter");
    // Each is seen before the next comes.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
  await page.keyboard.up("Enter");
  await expect(heading(page, 2)).toBeVisible();
  await saved(page);
  expect(await db.decision.count({ where: { projectId: project.id, kind: "adjudication" } })).toBe(1);
});
