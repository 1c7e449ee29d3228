import fc from "fast-check";
import { expect, test } from "vitest";
import { categories } from "#lib/items/schema.ts";
import { type ByCategory, gapsOf } from "./gaps.ts";

const target = { QA: 22.8, IE: 33.8, GEN: 33.4, OTHER: 10 };
const counts = (QA: number, IE: number, GEN: number, OTHER: number): ByCategory => ({ QA, IE, GEN, OTHER });

test("an empty project and one that has its mix lack nothing", () => {
  const even = { QA: 1, IE: 1, GEN: 1, OTHER: 1 };
  expect(gapsOf(counts(0, 0, 0, 0), target)).toEqual({ factors: even, wanted: [] });
  const { factors, wanted } = gapsOf(counts(228, 338, 334, 100), target);
  for (const category of categories) expect(factors[category]).toBeCloseTo(1, 10);
  expect(wanted).toEqual([]);
});

test("the two that lack most are wanted, most first, and drawn more often; what there is too much of, less", () => {
  const { factors, wanted } = gapsOf(counts(700, 100, 150, 50), target);
  expect(wanted).toEqual(["IE", "GEN"]);
  expect(factors).toMatchObject({ IE: 10, GEN: 10, QA: 0.1 });
});

test("a small lack shows already", () => {
  const { factors, wanted } = gapsOf(counts(250, 320, 320, 110), target);
  expect(wanted).toEqual(["IE", "GEN"]);
  expect(factors.IE).toBeGreaterThan(1.2);
  expect(factors.QA).toBeLessThan(0.72);
});

test("a category that nobody wants is drawn least, and one that is nowhere to be found at most ten times as often", () => {
  const { factors, wanted } = gapsOf(counts(5_000, 5_000, 0, 5_000), { QA: 40, IE: 40, GEN: 20, OTHER: 0 });
  expect(factors).toMatchObject({ GEN: 10, OTHER: 0.1 });
  expect(wanted[0]).toBe("GEN");
});

test("no category is ever shut out", () => {
  const some = fc.nat(1e6);
  fc.assert(
    fc.property(some, some, some, some, (a, b, c, d) => {
      const { factors, wanted } = gapsOf(counts(a, b, c, d), target);
      for (const category of categories) {
        expect(factors[category]).toBeGreaterThanOrEqual(0.1);
        expect(factors[category]).toBeLessThanOrEqual(10);
      }
      expect(wanted.length).toBeLessThanOrEqual(2);
    }),
  );
});

test("drawing by it brings a project to its mix", () => {
  const have = counts(900, 50, 50, 0);
  // Items come in by the category of the seeds shown, of which there are as many of each.
  for (let i = 0; i < 20_000; i++) {
    const { factors } = gapsOf(have, target);
    const sum = categories.reduce((total, category) => total + factors[category], 0);
    for (const category of categories) have[category] += factors[category] / sum;
  }
  const total = categories.reduce((sum, category) => sum + have[category], 0);
  for (const category of categories) {
    const off = Math.abs((100 * have[category]) / total - target[category]);
    expect(off, category).toBeLessThan(3);
  }
});
