import { describe, expect, test } from "vitest";
import { addUp, scorePlaywright, scoreVitest } from "./score.ts";

const passing = { status: "passed", assertionResults: [{ status: "passed" }, { status: "passed" }] };

describe("scoreVitest", () => {
  test("counts what passed and what failed", () => {
    const failing = { status: "failed", assertionResults: [{ status: "passed" }, { status: "failed" }] };
    const report = { numPassedTests: 3, numFailedTests: 1, testResults: [passing, failing] };

    expect(scoreVitest(report, 1)).toMatchObject({ passed: 3, failed: 1 });
  });

  test("counts a file that could not be loaded", () => {
    const report = {
      numPassedTests: 2,
      numFailedTests: 0,
      testResults: [passing, { status: "failed", assertionResults: [] }],
    };

    expect(scoreVitest(report, 1)).toMatchObject({ passed: 2, failed: 1 });
  });

  test("counts a run without a report, without a test, or with an error outside of the tests", () => {
    const none = { numPassedTests: 0, numFailedTests: 0, testResults: [] };
    const fine = { numPassedTests: 2, numFailedTests: 0, testResults: [passing] };

    expect(scoreVitest(undefined, 0)).toMatchObject({ passed: 0, failed: 1 });
    expect(scoreVitest(none, 0)).toMatchObject({ passed: 0, failed: 1 });
    expect(scoreVitest(fine, 1)).toMatchObject({ passed: 2, failed: 1 });
    expect(scoreVitest(fine, 0)).toMatchObject({ passed: 2, failed: 0 });
  });
});

describe("scorePlaywright", () => {
  test("counts unexpected and flaky tests and errors outside of the tests as failures", () => {
    const report = { stats: { expected: 7, unexpected: 1, flaky: 1 }, errors: [{}] };

    expect(scorePlaywright(report, 1)).toMatchObject({ passed: 7, failed: 3 });
    expect(scorePlaywright(undefined, 1)).toMatchObject({ passed: 0, failed: 1 });
  });
});

test("addUp sums over suites", () => {
  expect(
    addUp([
      { name: "a", passed: 1, failed: 2 },
      { name: "b", passed: 10, failed: 0 },
    ]),
  ).toEqual({ passed: 11, failed: 2 });
});
