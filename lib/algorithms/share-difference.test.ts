import fc from "fast-check";
import { expect, test } from "vitest";
import { shareDifference } from "./share-difference.ts";

test.each([
  // Newcombe (1998), table II, method 10.
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [10, 10, 0, 20, 0.6791, 1],
])("%d of %d against %d of %d is between %d and %d", (hits, trials, otherHits, otherTrials, low, high) => {
  const found = shareDifference({ hits, trials }, { hits: otherHits, trials: otherTrials });
  expect(found?.low).toBeCloseTo(low, 4);
  expect(found?.high).toBeCloseTo(high, 4);
});

test("it holds what was seen, stays within -1 and 1, and turns its sign with the order", () => {
  const sample = fc
    .tuple(fc.integer({ min: 1, max: 1e5 }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([trials, part]) => ({ hits: Math.floor(trials * part), trials }));
  fc.assert(
    fc.property(sample, sample, (one, other) => {
      const { value, low, high } = shareDifference(one, other) ?? { value: 9, low: 9, high: 9 };
      expect(low).toBeGreaterThanOrEqual(-1 - 1e-12);
      expect(high).toBeLessThanOrEqual(1 + 1e-12);
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
      const turned = shareDifference(other, one);
      expect(turned?.low).toBeCloseTo(-high, 10);
      expect(turned?.high).toBeCloseTo(-low, 10);
    }),
  );
  expect(shareDifference({ hits: 0, trials: 0 }, { hits: 1, trials: 2 })).toBeNull();
});
