import { setTimeout as wait } from "node:timers/promises";
import { chromium, type Page } from "@playwright/test";
import { buildWhatChanged } from "#bin/supervisor/build.ts";
import { findChromium } from "#e2e/support/chromium.ts";
import type { Report } from "./main.ts";
import { percentile } from "./support/percentile.ts";
import { startWeb } from "./support/start-web.ts";
import { watchPresses } from "./support/watch-presses.ts";
import { withDatabase } from "./support/with-database.ts";

const items = 200_000;
const presses = 240;
/** Between an item's paint and the next press: faster than anybody reads. */
const pauseMs = 250;

/**
 * From a key press to the next item's paint at the review desk, of a project of 200,000 items: the production build served by a web
 * process, in Chromium, one press of A after another, every third after a category by its digit. Saving goes on behind it, which must
 * come to one decision for each press. How a press is measured: support/watch-presses.ts.
 *
 * `take` and `save` are the desk's requests for more items and of decisions, as the browser times them.
 */
export async function run(report: Report): Promise<void> {
  await buildWhatChanged();
  await withDatabase(
    async () => {
      const { member, slug } = await fillProject();
      const web = await startWeb();
      const browser = await chromium.launch({
        executablePath: findChromium(),
        args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
      });
      try {
        const { signInCookie } = await import("#lib/session/testing/sign-in-cookie.ts");
        const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
        await context.addCookies([{ ...(await signInCookie(member)), url: web.address }]);
        const page = await context.newPage();
        await watchPresses(page);
        await page.goto(`${web.address}/p/${slug}/review`);
        // The index of all texts is made for the first who asks; then the desk is as it is all day.
        await page
          .getByRole("button", { name: /^Compare with/ })
          .first()
          .waitFor({ timeout: 120_000 });
        await pressAll(page);
        await tell(report, page);
        await checkDecisions();
      } finally {
        await browser.close();
        await web.stop();
      }
    },
    { durable: true },
  );
}

async function fillProject(): Promise<{ member: string; slug: string }> {
  const { db } = await import("#lib/platform/db.ts");
  const { insertProject } = await import("#lib/team/commands/insert-project.ts");
  const { createTestMember } = await import("#lib/team/testing/create-test-member.ts");
  const { insertBenchItems } = await import("#lib/items/testing/insert-bench-items.ts");
  const { withoutIndexes } = await import("./support/without-indexes.ts");
  const project = await db.$transaction((tx) => insertProject(tx, { name: "Bench", starterSeeds: true }));
  const { userId } = await createTestMember({ role: "annotator", project });
  await withoutIndexes(["items"], () => insertBenchItems(project.id, items));
  await db.$executeRaw`VACUUM ANALYZE items`;
  return { member: userId, slug: project.slug };
}

async function pressAll(page: Page): Promise<void> {
  for (let press = 0; press < presses; press++) {
    if (press % 3 === 2) await page.keyboard.press(String(1 + (press % 4)));
    await page.keyboard.press("a");
    await page.waitForFunction((count) => window.presses.length > count, press, { polling: 20 });
    await wait(pauseMs);
  }
  await page.getByText("All saved").waitFor({ timeout: 60_000 });
}

async function tell(report: Report, page: Page): Promise<void> {
  const found = await page.evaluate(() => {
    const requests = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    const timesOf = (end: string) => requests.filter(({ name }) => name.endsWith(end)).map(({ duration }) => duration);
    return { presses: window.presses, take: timesOf("/review/leases"), save: timesOf("/review/decisions") };
  });
  const waits = found.presses.map(({ painted, presented }) => Math.max(painted, presented));
  report("keypress_p95_ms", percentile(waits, 0.95), "ms");
  report("keypress_p50_ms", percentile(waits, 0.5), "ms");
  report("keypress_max_ms", percentile(waits, 1), "ms");
  report(
    "painted_p95_ms",
    percentile(
      found.presses.map(({ painted }) => painted),
      0.95,
    ),
    "ms",
  );
  report("keypresses", waits.length, "presses");
  report("take_p95_ms", percentile(found.take, 0.95), "ms");
  report("save_p95_ms", percentile(found.save, 0.95), "ms");
}

/** @throws Error where the presses did not come to one decision each */
async function checkDecisions(): Promise<void> {
  const { db } = await import("#lib/platform/db.ts");
  const decided = await db.decision.findMany({ select: { itemId: true } });
  const distinct = new Set(decided.map(({ itemId }) => itemId)).size;
  if (decided.length !== presses || distinct !== presses)
    throw new Error(`${presses} presses came to ${decided.length} decisions on ${distinct} items`);
}
