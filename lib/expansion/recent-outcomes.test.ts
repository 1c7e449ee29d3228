import { expect, test } from "vitest";
import { addOutcomes, shareBelowLimit } from "./recent-outcomes.ts";

const limit = { enabled: true, share: 0.1, window: 20 };

test("the window holds the latest outcomes, oldest first", () => {
  expect(addOutcomes("1".repeat(18), "001", { ...limit })).toBe(`${"1".repeat(17)}001`);
  expect(addOutcomes("", "10", limit)).toBe("10");
});

test("only a full window below the limit counts", () => {
  expect(shareBelowLimit("0".repeat(19), limit)).toBeNull();
  expect(shareBelowLimit(`1${"0".repeat(19)}`, limit)).toBe(0.05);
  // At the limit is not below it.
  expect(shareBelowLimit(`11${"0".repeat(18)}`, limit)).toBeNull();
  expect(shareBelowLimit("0".repeat(20), { ...limit, enabled: false })).toBeNull();
});
