import { describe, expect, it } from "vitest";
import { againstOthers, labellings, type ReviewerRow, toPatterns } from "./answer-rows.ts";
import { measure } from "./figures.ts";
import { tabulatePairs } from "./pair-tables.ts";

/** Answers of Ana, Ben and Cleo: 0 QA, 1 IE, 2 GEN, 3 OTHER, 4 a rejection. */
const rows: ReviewerRow[] = [
  { reviewers: "ana,ben", answers: "00", items: 40 },
  { reviewers: "ana,ben", answers: "01", items: 3 },
  { reviewers: "ana,ben", answers: "10", items: 2 },
  { reviewers: "ana,ben", answers: "44", items: 25 },
  { reviewers: "ana,ben", answers: "40", items: 5 },
  { reviewers: "ana,ben,cleo", answers: "111", items: 6 },
  { reviewers: "ana,ben,cleo", answers: "114", items: 2 },
];

describe("answers", () => {
  it("are patterns by label, whoever gave them", () => {
    expect(toPatterns(rows.slice(0, 3), labellings.answer)).toEqual([
      { counts: [2, 0, 0, 0, 0], items: 40 },
      { counts: [1, 1, 0, 0, 0], items: 5 },
    ]);
  });

  it("by verdict alone are the same where both approve", () => {
    expect(toPatterns(rows.slice(0, 5), labellings.verdict)).toEqual([
      { counts: [2, 0], items: 45 },
      { counts: [1, 1], items: 5 },
      { counts: [0, 2], items: 25 },
    ]);
  });

  it("against all others are that one or not", () => {
    expect(toPatterns(rows.slice(0, 4), againstOthers(1))).toEqual([
      { counts: [1, 1], items: 5 },
      { counts: [0, 2], items: 65 },
    ]);
  });

  it("of three reviewers are answers of three pairs", () => {
    const { tables, recount } = tabulatePairs(rows, labellings.verdict);
    const plain = (list: readonly (readonly Float64Array[])[]) => list.map((table) => table.map((row) => [...row]));
    expect(tables.map(({ pair }) => pair.join())).toEqual(["ana,ben", "ana,cleo", "ben,cleo"]);
    expect(plain(tables.map(({ table }) => table))).toEqual([
      [[53, 0], [5, 25]], // biome-ignore format: tables
      [[6, 2], [0, 0]], // biome-ignore format: tables
      [[6, 2], [0, 0]], // biome-ignore format: tables
    ]);
    expect(plain(recount([0, 0, 0, 1, 0, 0, 3]))).toEqual([
      [[3, 0], [0, 1]], // biome-ignore format: tables
      [[0, 3], [0, 0]], // biome-ignore format: tables
      [[0, 3], [0, 0]], // biome-ignore format: tables
    ]);
  });
});

describe("the figures of some items", () => {
  it("are of all of them, but Fleiss' kappa of those with the number of answers that most have", () => {
    const { items, raw, fleissOf, alpha, needed } = measure(rows, rows, labellings.answer);
    expect(items).toBe(83);
    expect(fleissOf).toEqual({ items: 75, answers: 2 });
    expect(raw.value).toBeCloseTo((40 + 25 + 6 * 3 + 2) / (75 + 24), 12);
    expect(raw.interval).toMatchObject({ reason: null, resamples: 2_000 });
    expect(alpha.value).toBeGreaterThan(0.7);
    expect(needed?.reliable).toBeGreaterThan(needed?.tentative ?? 0);
  });

  it("are the same in whatever order the items come", () => {
    expect(measure([...rows].reverse(), [...rows].reverse(), labellings.answer)).toEqual(
      measure(rows, rows, labellings.answer),
    );
  });

  it("say why there are none", () => {
    const alike = rows.slice(0, 1);
    const { raw, cohen, fleiss, alpha, needed } = measure(alike, alike, labellings.answer);
    expect(raw).toMatchObject({ value: 1, interval: { low: null, reason: "alike" } });
    for (const each of [cohen, fleiss, alpha])
      expect(each).toEqual({ value: null, reason: "oneLabel", interval: null });
    expect(needed).toBeNull();
    expect(measure(rows, null, labellings.answer).cohen).toEqual({ value: null, reason: "tooMany", interval: null });
    expect(measure([], [], labellings.answer)).toMatchObject({
      items: 0,
      raw: { reason: "noOverlap" },
      fleissOf: null,
    });
  });
});
