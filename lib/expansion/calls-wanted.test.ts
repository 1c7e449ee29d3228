import fc from "fast-check";
import { expect, test } from "vitest";
import { callsWanted, type Progress } from "./calls-wanted.ts";

const fresh: Progress = {
  target: 100,
  accepted: 0,
  turnedAway: 0,
  tasksPerCall: 5,
  window: 12,
  planned: 0,
  maxCalls: 400,
  open: 0,
};

test("a fresh run plans as many calls as its window holds", () => {
  expect(callsWanted(fresh)).toBe(12);
});

test("near its target a run plans only what the rest is likely to need", () => {
  // 88 of 100 candidates got in: (88 + 7.5) / (100 + 10) = 0.868, and 12 / (0.868 x 5) is 2.8 calls.
  expect(callsWanted({ ...fresh, accepted: 88, turnedAway: 12, planned: 20 })).toBe(3);
  expect(callsWanted({ ...fresh, accepted: 88, turnedAway: 12, planned: 22, open: 2 })).toBe(1);
});

test("a run whose candidates are all turned away still tries, within its most calls", () => {
  expect(callsWanted({ ...fresh, turnedAway: 1995, planned: 399 })).toBe(1);
  expect(callsWanted({ ...fresh, turnedAway: 2000, planned: 400 })).toBe(0);
});

test("a reached target plans nothing", () => {
  expect(callsWanted({ ...fresh, accepted: 100 })).toBe(0);
});

test("planning never passes the window or the most calls, and a run short of its target is never stuck", () => {
  const whole = (max: number) => fc.integer({ min: 0, max });
  fc.assert(
    fc.property(
      fc.record({
        target: fc.integer({ min: 1, max: 30_000 }),
        accepted: whole(30_000),
        turnedAway: whole(100_000),
        tasksPerCall: fc.integer({ min: 1, max: 20 }),
        window: fc.integer({ min: 1, max: 192 }),
        planned: whole(5_000),
        maxCalls: fc.integer({ min: 1, max: 5_000 }),
        open: whole(128),
      }),
      (run) => {
        const wanted = callsWanted(run);
        expect(wanted).toBeGreaterThanOrEqual(0);
        if (wanted > 0) {
          expect(run.open + wanted).toBeLessThanOrEqual(run.window);
          expect(run.planned + wanted).toBeLessThanOrEqual(run.maxCalls);
        }
        if (run.accepted < run.target && run.open === 0 && run.planned < run.maxCalls)
          expect(wanted).toBeGreaterThan(0);
      },
    ),
  );
});
