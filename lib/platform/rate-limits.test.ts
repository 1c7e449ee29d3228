import { expect, test } from "vitest";
import { readDuration, readRateLimits } from "./rate-limits.ts";

test.each([
  ["1s", 1_000],
  ["6m0s", 360_000],
  ["20ms", 20],
  ["1h2m3.5s", 3_723_500],
  ["2d", 172_800_000],
  ["7", 7_000],
  ["0.25", 250],
  ["", null],
  [null, null],
  ["soon", null],
  ["-1s", null],
  ["1s ", 1_000],
  ["12 s", null],
])("reads the duration %j as %j milliseconds", (text, expected) => {
  expect(readDuration(text)).toBe(expected);
});

test("reads what is left and when there is more", () => {
  const headers = new Headers({
    "x-ratelimit-remaining-requests": "0",
    "x-ratelimit-remaining-tokens": "149984",
    "x-ratelimit-reset-requests": "1s",
    "x-ratelimit-reset-tokens": "6m0s",
  });
  expect(readRateLimits(headers)).toEqual({
    remainingRequests: 0,
    remainingTokens: 149_984,
    resetRequestsMs: 1_000,
    resetTokensMs: 360_000,
  });
});

test("finds nothing where no header says anything, or says nonsense", () => {
  expect(readRateLimits(new Headers())).toBeNull();
  expect(readRateLimits(new Headers({ "x-ratelimit-remaining-requests": "many" }))).toBeNull();
  expect(readRateLimits(undefined)).toBeNull();
});
