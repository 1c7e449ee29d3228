import { expect, test } from "@playwright/test";
import { expectNoAxeViolations } from "./support/axe.ts";
import { type Product, startProduct } from "./support/product.ts";

// A Seedbed of its own, as the page is there only until somebody has an account.
let product: Product;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  product = await startProduct("set-up");
});

test.afterAll(async () => {
  await product?.remove();
});

test("the first visitor makes the admin's account, and the page is gone", async ({ page, browser }) => {
  await page.goto(product.address);
  await expect(page).toHaveURL(`${product.address}/setup`);
  await expect(page.getByLabel("Code from the terminal")).toHaveCount(0);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "3 fields need your attention" })).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByLabel("Name", { exact: true }).fill("Ada");
  await page.getByLabel("E-mail").fill("ada@example.org");
  await page.getByLabel("Password", { exact: true }).fill("three quiet rivers");
  await page.getByLabel("Password", { exact: true }).press("Enter");
  await expect(page).toHaveURL(`${product.address}/p/first-project/overview`);
  await page.goto(`${product.address}/p/first-project/team`);
  await expect(page.getByRole("row").filter({ hasText: "ada@example.org" })).toContainText("Admin");

  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(`${product.address}/setup`);
  await expect(stranger).toHaveURL(`${product.address}/sign-in`);
  await stranger.context().close();
});
