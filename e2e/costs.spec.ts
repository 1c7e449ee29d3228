import type { Page } from "@playwright/test";
import { expect, expectNoAxeViolations, test } from "./support/fixtures.ts";

const path = (project: { slug: string }, rest = "") => `/p/${project.slug}/expansion${rest}`;

/** Enters a price in US dollars for a million tokens. */
async function enterPrice(page: Page, project: { slug: string }, model: string, dollars: string): Promise<void> {
  await page.goto(path(project, "/endpoints"));
  await page
    .getByRole("button", { name: /^Add price at/ })
    .first()
    .click();
  const form = page.getByRole("form", { name: "Add price" });
  await form.getByRole("combobox", { name: "Model" }).fill(model);
  await form.getByRole("textbox", { name: "Input", exact: true }).fill(dollars);
  await form.getByRole("textbox", { name: "Output", exact: true }).fill(dollars);
  await form.getByRole("button", { name: "Save price" }).click();
  await expect(form).toBeHidden();
}

test("a price is entered, a run keeps within its cap, and its costs are seen", async ({ page, project, signInAs }) => {
  await signInAs("admin");
  await enterPrice(page, project, "practice", "10");
  const prices = page.getByRole("region", { name: /^Prices of/ }).first();
  await expect(prices.getByText(/\$10\.00 in, \$10\.00 cached in, \$10\.00 out/).first()).toBeVisible();
  await expectNoAxeViolations(page);

  // The cap is enough for some calls, and not for all that the target takes.
  await page.goto(path(project, "/new"));
  await expect(page.getByRole("combobox", { name: "Model", exact: true })).not.toHaveValue("");
  await page.getByRole("textbox", { name: "Target number of items" }).fill("5000");
  await page.locator("summary", { hasText: /^Money/ }).click();
  await page.getByRole("textbox", { name: /^Spend cap/ }).fill("0.5");
  const forecast = page.getByRole("region", { name: "Forecast" });
  await expect(forecast.getByText(/The spend cap is likely to be used up at about/)).toBeVisible();
  await expect(forecast.getByText(/A guess: no run with this model/)).toBeVisible();
  await page.getByRole("button", { name: "Start run" }).click();
  await expect(page).toHaveURL(/\/expansion\/1$/);
  await expect(page.getByText("The spend cap leaves no room for another call").first()).toBeVisible({
    timeout: 60_000,
  });
  const cap = page.getByRole("progressbar", { name: "Spend cap" });
  expect(Number(await cap.getAttribute("aria-valuenow"))).toBeLessThanOrEqual(0.5);

  await page.getByRole("button", { name: "Change cap" }).click();
  const dialog = page.getByRole("dialog", { name: "Spend cap of run 1" });
  await dialog.getByRole("textbox", { name: "Cap in US dollars" }).fill("nothing");
  await dialog.getByRole("button", { name: "Save cap" }).click();
  await expect(dialog.getByText(/Enter US dollars above 0/).first()).toBeVisible();
  await dialog.getByRole("textbox", { name: "Cap in US dollars" }).fill("0.75");
  await dialog.getByRole("button", { name: "Save cap" }).click();
  await expect(dialog).toBeHidden();
  await expect(cap).toHaveAttribute("aria-valuetext", /of \$0\.75$/);

  await page.goto(path(project, "/costs"));
  await expect(page.getByRole("heading", { name: "Costs", level: 1 })).toBeVisible();
  const runs = page.getByRole("region", { name: "By run", exact: true }).getByRole("table");
  const cost = await runs
    .getByRole("row", { name: /^Run 1/ })
    .getByRole("cell")
    .first()
    .innerText();
  expect(Number(cost.replace("$", ""))).toBeGreaterThan(0);
  expect(Number(cost.replace("$", ""))).toBeLessThanOrEqual(0.5);
  await expect(page.getByText(/are not counted/)).toBeHidden();
  await expectNoAxeViolations(page);

  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download CSV" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^.*-costs-\d{4}-\d\d-\d\d-to-\d{4}-\d\d-\d\d\.csv$/);
});

test("an admin sets the month's budget, and a viewer sees costs but no way to change limits", async ({
  page,
  project,
  signInAs,
  openAs,
}) => {
  await signInAs("admin");
  await page.goto(`/p/${project.slug}/settings`);
  const budget = page.getByRole("textbox", { name: "Budget in US dollars" });
  await budget.fill("-5");
  await page.getByRole("button", { name: "Save budget" }).click();
  await expect(page.getByText(/Enter US dollars above 0/).first()).toBeVisible();
  await budget.fill("12.50");
  await page.getByRole("button", { name: "Save budget" }).click();
  await expect(page.getByText("$0.00 of $12.50").first()).toBeVisible();

  const { page: theirs } = await openAs("viewer");
  await theirs.goto(path(project, "/costs"));
  await expect(theirs.getByText("$0.00 of $12.50").first()).toBeVisible();
  await expect(theirs.getByText("No calls on these days")).toBeVisible();
  await expect(theirs.getByRole("link", { name: "Change budget" })).toBeHidden();
  await expectNoAxeViolations(theirs);
});
