import { expect, expectNoAxeViolations, test } from "#e2e/support/fixtures.ts";
import { insertBenchItems } from "#lib/items/testing/insert-bench-items.ts";
import { db } from "#lib/platform/db.ts";

test("a curator sets up how the project reviews, and the desk follows", async ({ page, project, signInAs, openAs }) => {
  await insertBenchItems(project.id, 6, { approved: 0.5, rejected: 0 });
  const settled = await db.item.findFirstOrThrow({ where: { projectId: project.id, status: "approved" } });
  const { member: annotator, page: desk } = await openAs("annotator");
  await signInAs("curator");
  await page.goto(`/p/${project.slug}/review/setup`);

  await page.getByLabel("Majority", { exact: true }).check();
  await page.getByLabel("Reviewers an item").fill("2");
  await page.getByRole("button", { name: "Save policy" }).click();
  await expect(page.getByText("Most reviewers where they disagree: Enter at least")).toBeVisible();
  await page.getByLabel("Most reviewers where they disagree").fill("3");
  await page.getByRole("button", { name: "Save policy" }).click();
  await expect(page.getByText(/^Policy 1, saved by/)).toBeVisible();

  await page.getByRole("button", { name: "Add assignment" }).click();
  await page.getByLabel("Person of assignment 1").selectOption(annotator.name);
  await expect(
    page.getByText("Everything: covers each item 1 of 2 times; 100 % of them lack a reviewer"),
  ).toBeVisible();
  await page.getByRole("button", { name: "Save assignments" }).click();
  await expect(page.getByRole("button", { name: "Save assignments" })).toHaveCount(0);

  // By keyboard: the button goes with its reason, and keeps the focus.
  await page.getByRole("button", { name: "Move “Unclear instruction” up" }).press("Enter");
  await expect(page.getByRole("button", { name: "Move “Unclear instruction” up" })).toBeFocused();
  await page.getByLabel("Reason 1", { exact: true }).fill("Nobody understands it");
  await page.getByRole("button", { name: "Retire “Personal data”" }).click();
  await page.getByRole("button", { name: "Save reasons" }).click();
  await expect(page.getByRole("button", { name: "Save reasons" })).toHaveCount(0);
  await expectNoAxeViolations(page);

  await page.goto(`/p/${project.slug}/items/${settled.sequence}`);
  await page.getByRole("button", { name: "Use as known item" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Use as known item" }).click();
  await expect(page.getByText("Annotators do not see this.")).toBeVisible();

  await desk.goto(`/p/${project.slug}/items/${settled.sequence}`);
  await expect(desk.getByRole("heading", { name: "Decisions" })).toBeVisible();
  await expect(desk.getByText(/known item/i)).toHaveCount(0);
  await desk.goto(`/p/${project.slug}/review`);
  await expect(desk.getByRole("heading", { name: /^Item \d+$/ })).toBeVisible();
  await desk.keyboard.press("r");
  await expect(desk.getByLabel("Nobody understands it")).toBeVisible();
  await expect(desk.getByLabel("Personal data")).toHaveCount(0);
  await desk.keyboard.press("1");
  await desk.keyboard.press("Enter");
  await expect(desk.getByText("All saved")).toBeVisible();
  await expect
    .poll(() => db.decision.findMany({ where: { reviewerId: annotator.userId }, select: { reasons: true } }))
    .toEqual([{ reasons: ["unclearInstruction"] }]);

  await page.goto(`/p/${project.slug}/review/setup`);
  await page.getByRole("button", { name: `Pause ${annotator.name}` }).click();
  await page.getByRole("button", { name: `Let go on: ${annotator.name}` }).click();
  await expect(page.getByRole("button", { name: `Pause ${annotator.name}` })).toBeVisible();
});
