import fc from "fast-check";
import { expect, test } from "vitest";
import { seededRandom } from "./random.ts";
import { weightedSample } from "./weighted-sample.ts";

const weights = fc.array(fc.constantFrom(0, 0.1, 1, 3, 100), { maxLength: 30 });

test("as many different items as asked for, or all with a weight, and never one without", () => {
  fc.assert(
    fc.property(weights, fc.nat(12), fc.string(), (given, k, seed) => {
      const places = [...given.keys()];
      const drawn = weightedSample(places, given, k, seededRandom(seed));
      expect(drawn).toHaveLength(Math.min(k, given.filter((weight) => weight > 0).length));
      expect(new Set(drawn).size).toBe(drawn.length);
      expect(drawn.filter((place) => given[place] === 0)).toEqual([]);
      expect(weightedSample(places, given, k, seededRandom(seed))).toEqual(drawn);
    }),
  );
});

test("more of the same draw only adds to it", () => {
  fc.assert(
    fc.property(weights, fc.nat(12), fc.string(), (given, k, seed) => {
      const draw = (count: number) => weightedSample([...given.keys()], given, count, seededRandom(seed));
      expect(draw(k + 1).slice(0, k)).toEqual(draw(k));
    }),
  );
});

test("the first is drawn in proportion to its weight (chi-square with 3 degrees of freedom below 16.3, p = 0.001)", () => {
  const given = [1, 2, 3, 0, 4];
  const times = given.map(() => 0);
  const random = seededRandom("in proportion");
  for (let i = 0; i < 20_000; i++) {
    for (const place of weightedSample([...given.keys()], given, 1, random)) times[place] = (times[place] ?? 0) + 1;
  }
  const chiSquare = given.reduce((sum, weight, place) => {
    const expected = weight * 2_000;
    return expected === 0 ? sum : sum + ((times[place] ?? 0) - expected) ** 2 / expected;
  }, 0);
  expect(times[3]).toBe(0);
  expect(chiSquare).toBeLessThan(16.3);
});

test("the second is drawn in proportion among those that are left", () => {
  const random = seededRandom("second");
  let seconds = 0;
  let rounds = 0;
  while (rounds < 10_000) {
    const [first, second] = weightedSample(["a", "b", "c"], [2, 1, 3], 2, random);
    if (first !== "a") continue;
    rounds += 1;
    if (second === "c") seconds += 1;
  }
  // 3 of the 4 that are left: 7500, give or take five standard deviations of 43.
  expect(Math.abs(seconds - 7_500)).toBeLessThan(217);
});
