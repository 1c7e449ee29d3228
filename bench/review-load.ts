import { buildWhatChanged } from "#bin/supervisor/build.ts";
import type { Report } from "./main.ts";
import { percentile } from "./support/percentile.ts";
import { startWeb } from "./support/start-web.ts";
import { withDatabase } from "./support/with-database.ts";

const longestMs = 20 * 60_000;

/**
 * 50 simulated reviewers over real HTTP sessions against one queue of 5,000 items, each of which two people decide. Two web processes of
 * the production build on one database; one of them is killed in the middle and started again, and ten of the reviewers lose their browser.
 * Each reviewer takes a second and a half over an item on average, faster than anybody reads, and now and then sets one aside, takes a decision back, or
 * loses the connection and sends the same decision again.
 *
 * `decision_p95_ms` is from sending a decision until it is acknowledged; `lost` and `doubled` compare what is in the database in the end
 * with what the reviewers were told, and with two decisions by two people an item.
 */
export async function run(report: Report): Promise<void> {
  await buildWhatChanged();
  await withDatabase(
    async () => {
      // Loaded late: it reads the environment that the database gave.
      const { runReviewLoad } = await import("./support/review-load/run-review-load.ts");
      const first = await startWeb();
      const second = await startWeb();
      try {
        const found = await runReviewLoad({
          reviewers: 50,
          items: 5_000,
          thinkMs: 1_500,
          killed: 10,
          addresses: () => [first.address, second.address],
          crash: async () => {
            await second.kill();
            await second.restart();
          },
          signal: AbortSignal.timeout(longestMs),
        });
        report("decision_p95_ms", percentile(found.decisionTimes, 0.95), "ms");
        report("decision_p50_ms", percentile(found.decisionTimes, 0.5), "ms");
        report("decision_max_ms", percentile(found.decisionTimes, 1), "ms");
        report("lost", found.lost, "decisions");
        report("doubled", found.doubled, "decisions");
        report("surplus", found.surplus, "decisions");
        report("decisions", found.decisions, "decisions");
        report("decisions_per_s", percentile([(found.decisions * 1_000) / found.wallMs], 1), "decisions/s");
        report("take_p95_ms", percentile(found.takeTimes, 0.95), "ms");
        report("dropped", found.dropped, "connections");
        report("undone", found.undone, "decisions");
        report("skipped", found.skipped, "items");
        report("disputed", found.disputed, "items");
        report("wall_s", percentile([found.wallMs / 1_000], 1), "s");
      } finally {
        await Promise.all([first.stop(), second.stop()]);
      }
    },
    { durable: true },
  );
}
