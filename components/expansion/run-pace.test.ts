import { expect, test } from "vitest";
import { isUnderWay, itemsPerMinute, quarterPassed, slowedTo, timeLeftMs, whatHolds } from "./run-pace.ts";

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

test("a run is watched until its last call has come to its end, and on while somebody may resume it", () => {
  const run = { calls: { planned: 2, underWay: 0, settled: 3, failed: 0 }, classifications: 0 };
  expect(isUnderWay({ ...run, status: "finished" })).toBe(false);
  expect(isUnderWay({ ...run, status: "cancelled" })).toBe(false);
  expect(isUnderWay({ ...run, status: "failed" })).toBe(true);
  expect(isUnderWay({ ...run, status: "cancelled", calls: { ...run.calls, underWay: 1 } })).toBe(true);
  expect(isUnderWay({ ...run, status: "paused" })).toBe(true);
  expect(isUnderWay({ ...run, status: "finished", classifications: 1 })).toBe(true);
  expect(isUnderWay({ ...run, status: "cancelled", classifications: 1 })).toBe(false);
});

test("each quarter is passed once, and the target is no quarter", () => {
  expect(quarterPassed(24, 25, 100)).toBe(0.25);
  expect(quarterPassed(25, 26, 100)).toBeNull();
  expect(quarterPassed(0, 80, 100)).toBe(0.75);
  expect(quarterPassed(80, 100, 100)).toBeNull();
  expect(quarterPassed(0, 1, 1)).toBeNull();
});

test("only a running run waits for its endpoint, and an open breaker goes before a lack of room", () => {
  const pace = { ceiling: 4, broken: false, blockedUntil: "2026-01-01T00:00:00Z", reason: "429" };
  expect(whatHolds({ status: "running", pace })).toBe("noRoom");
  expect(whatHolds({ status: "running", pace: { ...pace, broken: true, blockedUntil: null } })).toBe("breaker");
  expect(whatHolds({ status: "running", pace: { ...pace, blockedUntil: null } })).toBeNull();
  expect(whatHolds({ status: "paused", pace })).toBeNull();
  expect(whatHolds({ status: "running", pace: null })).toBeNull();
});

test("a run is slowed down where its endpoint bears less than it was told to ask", () => {
  const pace = { ceiling: 4, broken: false, blockedUntil: null, reason: null };
  expect(slowedTo({ status: "running", pace }, 16)).toBe(4);
  expect(slowedTo({ status: "running", pace }, 4)).toBeNull();
  expect(slowedTo({ status: "running", pace: { ...pace, ceiling: null } }, 16)).toBeNull();
  expect(slowedTo({ status: "failed", pace }, 16)).toBeNull();
});
