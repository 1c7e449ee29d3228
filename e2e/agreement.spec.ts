import { insertBenchItems } from "#lib/items/testing/insert-bench-items.ts";
import { db } from "#lib/platform/db.ts";
import { decideBy, followPolicy } from "#lib/review/testing/make-disputed.ts";
import { createTestMember, createTestPerson } from "#lib/team/testing/create-test-member.ts";
import { expect, expectHoldsUp, test } from "./support/fixtures.ts";

test("a lead reads how far reviewers agree, and opens the items on which they do not", async ({
  page,
  project,
  signInAs,
}) => {
  const ana = await createTestMember({ role: "annotator", person: await createTestPerson({ name: "Ana" }), project });
  const ben = await createTestMember({ role: "annotator", person: await createTestPerson({ name: "Ben" }), project });
  await followPolicy(ana, { rule: "first", reviewers: 2, mostReviewers: 2, hiddenShare: 50 });
  const ids = await insertBenchItems(project.id, 6, { approved: 0, rejected: 0 });
  await db.item.updateMany({ where: { id: { in: ids } }, data: { proposedCategory: "QA" } });
  const qa = { verdict: "approve", category: "QA" } as const;
  const ie = { verdict: "approve", category: "IE" } as const;
  for (const [at, id] of ids.slice(0, 5).entries()) {
    await decideBy(id, [
      [ana, at < 2 ? ie : qa],
      [ben, at === 4 ? ie : at < 2 ? ie : qa],
    ]);
  }
  await signInAs("viewer");
  await page.goto(`/p/${project.slug}/review/agreement`);
  const figures = page.getByRole("main").locator("dl").first();
  await expect(figures).toContainText("80.0");
  await expect(page.getByText(/To establish 0\.667 it takes \d+ more items/)).toBeVisible();
  await expectHoldsUp(page);

  await page.getByRole("link", { name: "3 items proposed as QA and decided as QA" }).click();
  await expect(page.getByText("3 items on this page")).toBeVisible();
  await page.goBack();
  await page
    .getByRole("link", { name: "1 item on which Ana and Ben disagree" })
    .or(page.getByRole("link", { name: "1 item on which Ben and Ana disagree" }))
    .click();
  await expect(page.getByText("1 item on this page")).toBeVisible();
  await expect(page.getByRole("button", { name: /Reviewers .*who disagree/ })).toBeVisible();

  await page.goto(`/p/${project.slug}/review/agreement?compare=verdict`);
  await expect(figures).toContainText("100.0");
  await page.goto(`/p/${project.slug}/team`);
  await expect(page.getByRole("heading", { name: "What suggestions do" })).toBeVisible();
});
