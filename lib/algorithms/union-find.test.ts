import { expect, it } from "vitest";
import { UnionFind } from "./union-find.ts";

it("joins sets and tells whether they were apart", () => {
  const sets = new UnionFind(5);
  expect(sets.union(0, 1)).toBe(true);
  expect(sets.union(3, 4)).toBe(true);
  expect(sets.union(1, 0)).toBe(false);
  expect(sets.find(0)).toBe(sets.find(1));
  expect(sets.find(0)).not.toBe(sets.find(3));
  expect(sets.find(2)).toBe(2);
  expect(sets.union(1, 4)).toBe(true);
  expect(new Set([0, 1, 3, 4].map((i) => sets.find(i))).size).toBe(1);
});

it("says which of two sets stands for both from then on", () => {
  const sets = new UnionFind(4);
  const kept = sets.join(sets.find(0), sets.find(1));
  expect([0, 1].map((i) => sets.find(i))).toEqual([kept, kept]);
  expect(sets.join(sets.find(2), kept)).toBe(kept);
  expect(sets.join(sets.find(2), sets.find(0))).toBe(-1);
});
