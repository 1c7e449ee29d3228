import type { Page } from "@playwright/test";

/** Presses the button that sends again what waits; the desk may have tried by itself meanwhile, and the button be gone. */
export async function tryNow(page: Page): Promise<void> {
  await page
    .getByRole("button", { name: "Try now" })
    .click({ timeout: 5_000 })
    .catch(() => undefined);
}
