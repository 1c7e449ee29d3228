import fc from "fast-check";
import { expect, test } from "vitest";
import { type Assignment, assignedParts } from "./assigned-parts.ts";

const all = { category: null, runId: null };

test("shares of a part lie one after another", () => {
  const assignments = [
    { userId: "ana", share: 30, ...all },
    { userId: "ben", share: 70, ...all },
  ];
  expect(assignedParts(assignments, "ana")).toEqual([{ ...all, intervals: [{ from: 0, to: 30 }] }]);
  expect(assignedParts(assignments, "ben")).toEqual([{ ...all, intervals: [{ from: 30, to: 100 }] }]);
});

test("a share that passes the end goes on at the beginning", () => {
  const assignments = [
    { userId: "ana", share: 80, ...all },
    { userId: "ben", share: 60, ...all },
  ];
  expect(assignedParts(assignments, "ben")).toEqual([
    {
      ...all,
      intervals: [
        { from: 80, to: 100 },
        { from: 0, to: 40 },
      ],
    },
  ]);
});

test("each part has a circle of its own", () => {
  const assignments: Assignment[] = [
    { userId: "ana", share: 60, category: "QA", runId: null },
    { userId: "ben", share: 50, category: "IE", runId: null },
    { userId: "ben", share: 40, category: "QA", runId: null },
  ];
  expect(assignedParts(assignments, "ben")).toEqual([
    { category: "QA", runId: null, intervals: [{ from: 60, to: 100 }] },
    { category: "IE", runId: null, intervals: [{ from: 0, to: 50 }] },
  ]);
});

test("who has none gets no part", () => {
  expect(assignedParts([{ userId: "ana", share: 100, ...all }], "ben")).toEqual([]);
});

test("shares that come to n times 100 give each item to n shares", () => {
  const split = fc
    .array(fc.integer({ min: 0, max: 99 }), { maxLength: 6 })
    .map((cuts) => [...new Set([0, ...cuts, 100])].sort((a, b) => a - b));
  fc.assert(
    fc.property(fc.array(split, { minLength: 1, maxLength: 3 }), fc.integer({ min: 0, max: 99 }), (rounds, draw) => {
      const shares = rounds.flatMap((cuts) => cuts.slice(1).map((cut, i) => cut - (cuts[i] as number)));
      const assignments = shares.map((share, i) => ({ userId: `person ${i}`, share, ...all }));
      const covering = assignments.filter(({ userId }) =>
        assignedParts(assignments, userId).some(({ intervals }) =>
          intervals.some(({ from, to }) => from <= draw && draw < to),
        ),
      );
      expect(covering).toHaveLength(rounds.length);
    }),
  );
});
