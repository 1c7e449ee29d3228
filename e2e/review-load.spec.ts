import { runReviewLoad } from "#bench/support/review-load/run-review-load.ts";
import { startWeb } from "#bench/support/start-web.ts";
import { expect, test } from "#e2e/support/fixtures.ts";

// `npm run bench -- review-load` does the same with fifty people and five thousand items.
test("eight people decide each of 120 items twice, though browsers and a web process are killed: none lost, none doubled", async () => {
  const own = await startWeb();
  try {
    const found = await runReviewLoad({
      reviewers: 8,
      items: 120,
      thinkMs: 60,
      killed: 3,
      mishaps: 4,
      addresses: () => [String(process.env.E2E_ADDRESS), own.address],
      crash: async () => {
        await own.kill();
        await own.restart();
      },
      signal: AbortSignal.timeout(200_000),
    });
    expect(found).toMatchObject({ lost: 0, doubled: 0, surplus: 0, decisions: 240 });
    expect(Math.min(found.dropped, found.undone, found.skipped)).toBeGreaterThan(0);
  } finally {
    await own.stop();
  }
});
