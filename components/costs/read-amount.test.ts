import { expect, test } from "vitest";
import { readAmount } from "./read-amount.ts";

test("amounts are read as people type them", () => {
  expect(["0.15", ".5", "$ 1 250,75", " 12 ", "0"].map(readAmount)).toEqual([0.15, 0.5, 1250.75, 12, 0]);
});

test("what could mean something else is no amount", () => {
  for (const text of ["", "1,250.75", "-1", "1e3", "0x10", "ten", "1."]) expect(readAmount(text)).toBeNaN();
});
