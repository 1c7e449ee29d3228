import { expect, test } from "vitest";
import { wordDiff } from "#lib/algorithms/word-diff.ts";
import { nearChanges } from "./near-changes.ts";

const lines = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `line ${from + i}\n`).join("");

test("what is far from a change is only counted", () => {
  const parts = nearChanges(wordDiff(lines(1, 30), lines(1, 30).replace("line 15", "line fifteen")));
  expect(
    parts.map((part) => ("skipped" in part ? part.skipped : part.segments.map(({ text }) => text).join("|"))),
  ).toEqual([12, "line 13\nline 14\nline |15|fifteen|\nline 16\nline 17\n", 13]);
});

test("no line is lost", () => {
  const changed = lines(1, 60).replace("line 20", "line twenty").replace("line 22", "").replace("line 50", "x");
  const parts = nearChanges(wordDiff(lines(1, 60), changed));
  const shown = parts.flatMap((part) => ("skipped" in part ? [] : part.segments));
  const kept = shown
    .filter(({ kind }) => kind !== "added")
    .reduce((sum, { text }) => sum + text.split("\n").length - 1, 0);
  const skipped = parts.reduce((sum, part) => sum + ("skipped" in part ? part.skipped : 0), 0);
  expect(kept + skipped).toBe(60);
  expect(shown.filter(({ kind }) => kind === "removed").map(({ text }) => text.trim())).toEqual([
    "20",
    "line 22",
    "line 50",
  ]);
});

test("a short text is shown whole", () => {
  const segments = wordDiff("a\nb\nc\n", "a\nx\nc\n");
  expect(nearChanges(segments)).toEqual([{ segments }]);
});
