import { expect, test } from "vitest";
import { isUnderWay, itemsPerMinute, quarterPassed, timeLeftMs } from "./run-pace.ts";

test("the rate is over the running time, and is not told before there is one", () => {
  expect(itemsPerMinute({ accepted: 30, elapsedMs: 20_000 })).toBe(90);
  expect(itemsPerMinute({ accepted: 0, elapsedMs: 20_000 })).toBeNull();
  expect(itemsPerMinute({ accepted: 3, elapsedMs: 500 })).toBeNull();
});

test("the time left follows from the rate so far, and only a running run has one", () => {
  expect(timeLeftMs({ accepted: 30, elapsedMs: 20_000, target: 120, status: "running" })).toBe(60_000);
  expect(timeLeftMs({ accepted: 30, elapsedMs: 20_000, target: 120, status: "paused" })).toBeNull();
  expect(timeLeftMs({ accepted: 0, elapsedMs: 20_000, target: 120, status: "running" })).toBeNull();
});

test("a stopped run is under way until its last call has come to its end", () => {
  const calls = { planned: 2, underWay: 0, settled: 3, failed: 0 };
  expect(isUnderWay({ status: "failed", calls })).toBe(false);
  expect(isUnderWay({ status: "cancelled", calls: { ...calls, underWay: 1 } })).toBe(true);
  expect(isUnderWay({ status: "paused", calls })).toBe(true);
});

test("each quarter is passed once, and the target is no quarter", () => {
  expect(quarterPassed(24, 25, 100)).toBe(0.25);
  expect(quarterPassed(25, 26, 100)).toBeNull();
  expect(quarterPassed(0, 80, 100)).toBe(0.75);
  expect(quarterPassed(80, 100, 100)).toBeNull();
  expect(quarterPassed(0, 1, 1)).toBeNull();
});
