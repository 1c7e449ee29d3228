import { expect, test } from "vitest";
import { daysOf, readCostRange } from "./cost-range.ts";

const now = new Date("2026-03-02T23:59:00Z");
const usual = { from: "2026-02-01", to: "2026-03-02" };

test("without a choice the last 30 days count", () => {
  expect(readCostRange({}, now)).toEqual(usual);
  expect(daysOf(usual)).toHaveLength(30);
});

test("the days asked for count, both ends with them", () => {
  const range = readCostRange({ from: "2026-02-27", to: "2026-03-01" }, now);
  expect(daysOf(range)).toEqual(["2026-02-27", "2026-02-28", "2026-03-01"]);
});

test("what is no day counts as not asked", () => {
  for (const from of ["2026-02-30", "yesterday", "", ["2026-02-01"], "9999-01-01", 7]) {
    expect(readCostRange({ from }, now)).toEqual(usual);
  }
  expect(readCostRange({ from: "2026-04-01" }, now)).toEqual(usual);
});

test("three years are the most", () => {
  expect(daysOf(readCostRange({ from: "1999-01-01" }, now))).toHaveLength(1_096);
});
