import { expect, type Page, test } from "@playwright/test";
import { type OpenIdProvider, startOpenIdProvider } from "#lib/session/testing/openid-provider.ts";
import { expectNoAxeViolations } from "./support/axe.ts";
import { type Product, startProduct } from "./support/product.ts";

// A Seedbed of its own, as the page is there only until somebody has an account; with a provider to sign in by.
test.describe.configure({ mode: "serial" });
let provider: OpenIdProvider;
let product: Product;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  provider = await startOpenIdProvider();
  product = await startProduct("set-up", {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    OIDC_NAME: "Clinic",
  });
});

test.afterAll(async () => {
  await product?.remove();
  await provider?.stop();
});

async function signInAsAda(page: Page): Promise<void> {
  await page.goto(`${product.address}/sign-in`);
  await page.getByLabel("E-mail").fill("ada@example.org");
  await page.getByLabel("Password", { exact: true }).fill("three quiet rivers");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/overview$/);
}

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

test("somebody joins by the provider once invited, and has no password to change", async ({ page, browser }) => {
  provider.signInAs({ sub: "grace", email: "grace@clinic.example", email_verified: true, name: "Grace" });
  await page.goto(`${product.address}/sign-in?callbackUrl=%2Faccount`);
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "Sign in with Clinic" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Nobody has invited this address yet" })).toBeVisible();
  await expectNoAxeViolations(page);

  const admin = await (await browser.newContext()).newPage();
  await signInAsAda(admin);
  await admin.goto(`${product.address}/p/first-project/team`);
  await admin.getByRole("button", { name: "Invite" }).click();
  await admin.getByLabel("E-mail").fill("grace@clinic.example");
  await admin.getByRole("button", { name: "Create invitation" }).click();
  await expect(admin.getByRole("textbox", { name: "Link" })).toBeVisible();
  await admin.context().close();

  await page.goto(`${product.address}/sign-in?callbackUrl=%2Faccount`);
  await page.getByRole("button", { name: "Sign in with Clinic" }).click();
  await expect(page).toHaveURL(`${product.address}/account`);
  await expect(page.getByText("You sign in with Clinic and have no password here.")).toBeVisible();
  await page.goto(product.address);
  await expect(page).toHaveURL(`${product.address}/p/first-project/overview`);
});
