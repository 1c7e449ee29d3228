import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Expects that axe finds nothing wrong on the page as it is now, by the rules of WCAG 2.2 AA and good practice. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  // Of a page that streams, the title may come after its content.
  await expect(page).toHaveTitle(/\S/);
  // In the page itself instead of partly in an empty one: the same rules in half the time. No page has frames, for which the
  // other way is made.
  await expect(page.locator("iframe, frame")).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const found = violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map((node) => node.target.join(" ")) }));
  expect(found).toEqual([]);
}

/**
 * Expects the page as it is now to hold up on a wide screen in light and on a phone in dark: axe finds nothing, and nothing is wider than the
 * screen. Each scheme in one width: colours do not depend on the width, nor structure on the scheme.
 */
export async function expectHoldsUp(page: Page): Promise<void> {
  for (const [colorScheme, width] of [
    ["light", 1280],
    ["dark", 360],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 800 });
    await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await expect.poll(overflow, `wider than ${width} px`).toBeLessThanOrEqual(0);
    await expectNoAxeViolations(page);
  }
}
