/** How many tests of a suite passed and failed. */
export type Score = { name: string; passed: number; failed: number };

/** The sum of all suites. */
export function addUp(scores: Score[]): { passed: number; failed: number } {
  return scores.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }), {
    passed: 0,
    failed: 0,
  });
}

/** The report that vitest writes with its reporter "json", as far as it is read here. */
export type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};

/**
 * Counts vitest's tests. A file that could not be loaded counts as a failure, and so does a run that ended badly
 * though no test failed (an error outside of the tests) or that ran nothing.
 */
export function scoreVitest(report: VitestReport | undefined, exitCode: number): Score {
  if (!report) return { name: "vitest", passed: 0, failed: 1 };
  const broken = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  ).length;
  return settle("vitest", report.numPassedTests, report.numFailedTests + broken, exitCode);
}

/** The report that Playwright writes with its reporter "json", as far as it is read here. */
export type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: unknown[];
};

/** Counts browser tests; one that passed only at a second try counts as failed. */
export function scorePlaywright(report: PlaywrightReport | undefined, exitCode: number): Score {
  if (!report) return { name: "browser", passed: 0, failed: 1 };
  const { expected, unexpected, flaky } = report.stats;
  return settle("browser", expected, unexpected + flaky + report.errors.length, exitCode);
}

function settle(name: string, passed: number, failed: number, exitCode: number): Score {
  const endedBadly = failed === 0 && (exitCode !== 0 || passed === 0);
  return { name, passed, failed: failed + (endedBadly ? 1 : 0) };
}
