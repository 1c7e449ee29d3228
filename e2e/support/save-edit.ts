import { expect, type Page } from "@playwright/test";

/** Saves the edit of an item that is under way, by keyboard. Where changes are called out it takes a second press. */
export async function saveEdit(page: Page): Promise<void> {
  const form = page.getByRole("form", { name: "Edit the text" });
  const calledOut = form.getByRole("button", { name: /called out/ });
  await page.keyboard.press("Control+Enter");
  // A second press counts only a moment after the first, so it is made until it does.
  await expect(async () => {
    if (await calledOut.isVisible()) await page.keyboard.press("Control+Enter");
    await expect(form).toBeHidden({ timeout: 300 });
  }).toPass();
}
