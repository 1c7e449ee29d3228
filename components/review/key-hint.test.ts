import { expect, it } from "vitest";
import { actionOf, afterHand, type HandCounts } from "./key-hint.ts";

it("a key is named the third time that its act is done by hand, and never again", () => {
  let counts: HandCounts = new Map();
  const hints = ["skip", "skip", "undo", "skip", "skip", "skip"].map((action) => {
    const after = afterHand(counts, action as "skip" | "undo");
    counts = after.counts;
    return after.hint;
  });
  expect(hints).toEqual([false, false, false, true, false, false]);
});

it("acts are known by the actions of the keymap", () => {
  expect(actionOf({ act: "approve" })).toBe("approve");
  expect(actionOf({ act: "category", category: "IE" })).toBe("categoryIE");
  expect(actionOf({ act: "confirm" })).toBeNull();
});
