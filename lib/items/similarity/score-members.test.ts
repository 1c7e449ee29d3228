import { expect, it } from "vitest";
import { processorTime } from "#lib/algorithms/fixtures/processor-time.ts";
import { scoreMembers } from "./score-members.ts";

const texts = ["list drug doses", "list drug doses now", "list the drug", "糖", "糖"];

it("tells how like each is to the group's first, and takes the nearest as the look found it", () => {
  expect(scoreMembers(texts.slice(0, 2), [0.9, 0.8], "rouge")).toEqual([
    { scoreToNearest: 0.9, scoreToFirst: null },
    { scoreToNearest: 0.8, scoreToFirst: 6 / 7 },
  ]);
});

it("finds the nearest among the texts where the look's is gone, and calls the same text the same without words too", () => {
  const scores = scoreMembers(texts, [0, 0, 0, 0, 0], "rouge");
  expect(scores.map((each) => each.scoreToNearest)).toEqual([6 / 7, 6 / 7, 2 / 3, 1, 1]);
  expect(scoreMembers(["alone"], [0], "rouge")).toEqual([{ scoreToNearest: null, scoreToFirst: null }]);
});

it("finds the nearest of many long texts whose nearest stand no longer while a person waits", () => {
  const long = Array.from({ length: 200 }, (_, i) =>
    Array.from({ length: 300 }, (_, k) => `w${(k * 7 + i) % 303}`).join(" "),
  );
  const none = long.map(() => 0);
  expect(processorTime(() => scoreMembers(long, none, "rouge"))).toBeLessThan(4_000);
});
