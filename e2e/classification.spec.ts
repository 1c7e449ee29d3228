import { expect, expectNoAxeViolations, test } from "#e2e/support/fixtures.ts";
import { insertBenchItems } from "#lib/items/testing/insert-bench-items.ts";
import { db } from "#lib/platform/db.ts";

test("items found by a filter are classified, what people decided stays, and the two are compared", async ({
  page,
  project,
  signInAs,
}) => {
  const ids = await insertBenchItems(project.id, 30, { approved: 0.5, rejected: 0 });
  const decided = await db.item.findMany({ where: { id: { in: ids }, status: "approved" }, orderBy: { id: "asc" } });
  await signInAs("curator");
  await page.goto(`/p/${project.slug}/items`);
  const classify = page.getByRole("menuitem", { name: "Classify items" });
  // Until the page listens, a press opens nothing.
  await expect(async () => {
    await page.getByRole("button", { name: "Ask a model about all found" }).click();
    await expect(classify).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await classify.click();
  await expect(page.getByText("30 calls, one for each item")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Model", exact: true })).not.toHaveValue("");
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "Start run" }).click();
  await expect(page.getByText("Finished", { exact: true })).toBeVisible();
  await expect(page.getByText("30 of 30 items")).toBeVisible();

  await page.getByRole("link", { name: "Results" }).click();
  const results = page.getByRole("table", { name: "Results" });
  await expect(results.getByRole("row")).toHaveCount(31);
  await results.getByRole("row").nth(1).getByRole("link").first().click();
  await expect(page.getByRole("complementary").getByText("Reason")).toBeVisible();
  await expectNoAxeViolations(page);

  await page.getByRole("link", { name: "Agreement with people" }).click();
  const matrix = page.getByRole("table", { name: /^Proposed category against/ });
  await expect(matrix).toBeVisible();
  await expectNoAxeViolations(page);
  await matrix.getByRole("link").first().click();
  await expect(page).toHaveURL(/proposed=\w+&decided=\w+/);
  await expect(results.getByRole("row").nth(1)).toBeVisible();

  const now = await db.item.findMany({ where: { id: { in: decided.map(({ id }) => id) } }, orderBy: { id: "asc" } });
  // How unsure models are is of the models, not of what people decided.
  expect(now).toEqual(decided.map((item) => ({ ...item, uncertainty: expect.any(Number) })));
});

test("a second answer for chosen items stands beside their own output", async ({ page, project, signInAs }) => {
  const ids = await insertBenchItems(project.id, 3, { approved: 0, rejected: 0 });
  const item = await db.item.findUniqueOrThrow({ where: { id: ids[2] as string } });
  const number = Number(item.sequence);
  await signInAs("curator");
  await page.goto(`/p/${project.slug}/items`);
  const choice = page.getByRole("checkbox", { name: `Select Item ${number}` });
  await expect(() => choice.check({ timeout: 1_000 })).toPass();
  await page.getByRole("link", { name: "Write second answers" }).click();
  await expect(page.getByText("One call, for one item")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Model", exact: true })).not.toHaveValue("");
  await page.getByRole("button", { name: "Start run" }).click();
  await expect(page.getByText("Finished", { exact: true })).toBeVisible();

  await page.goto(`/p/${project.slug}/items/${number}`);
  const answer = page.getByText(/^Second answer by /);
  await answer.click();
  const { output } = await db.secondAnswer.findFirstOrThrow({ where: { itemId: item.id } });
  await expect(page.getByText(output, { exact: true })).toBeVisible();
  expect(await db.item.findUniqueOrThrow({ where: { id: item.id } })).toEqual(item);
});
