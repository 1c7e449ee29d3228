import { expect, test } from "vitest";
import { expectedTotal, moneyPerItem } from "./run-cost.ts";

const money = { spent: 2, reserved: 0.5, cap: null, attempts: 9, unpriced: 0 };

test("what a run comes to follows from what its items cost so far", () => {
  expect(moneyPerItem({ accepted: 40, money })).toBe(0.05);
  expect(expectedTotal({ accepted: 40, target: 100, money })).toBe(5);
  expect(expectedTotal({ accepted: 120, target: 100, money })).toBe(2);
});

test("before the first item nothing is known", () => {
  expect(moneyPerItem({ accepted: 0, money })).toBeNull();
  expect(expectedTotal({ accepted: 0, target: 100, money })).toBeNull();
});
