import { existsSync, readFileSync } from "node:fs";
import { findChromium } from "#e2e/support/chromium.ts";
import { type Score, scorePlaywright, scoreVitest } from "./score.ts";
import type { Workplace } from "./workplace.ts";

/** Runs the unit tests and the database tests. */
export async function runVitest(workplace: Workplace): Promise<Score> {
  const report = workplace.file("vitest.json");
  const args = [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  const code = await workplace.run(args, { NO_COLOR: "1", FORCE_COLOR: undefined });
  return scoreVitest(readReport(report), code);
}

/** Runs the browser tests; their global setup starts the product. */
export async function runBrowserTests(workplace: Workplace): Promise<Score> {
  const report = workplace.file("browser.json");
  const code = await workplace.run(["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"], {
    // Playwright sets the one for its workers, and Node warns of the other beside it.
    FORCE_COLOR: "0",
    NO_COLOR: undefined,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    CHROMIUM_PATH: findChromium() ?? "",
  });
  return scorePlaywright(readReport(report), code);
}

function readReport<Report>(path: string): Report | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Report) : undefined;
}
