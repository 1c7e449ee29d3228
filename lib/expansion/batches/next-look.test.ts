import { expect, it } from "vitest";
import { nextLook } from "./next-look.ts";

it("a batch is looked at after seconds at first and after minutes later, however old it gets", () => {
  const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
  expect([0, 10_000, minute, hour, day, 10 * day].map((age) => nextLook(age))).toEqual([
    2_000, 2_000, 6_000, 300_000, 300_000, 300_000,
  ]);
});

it("a provider that asks for more patience gets it, up to an hour", () => {
  expect(nextLook(0, 30_000)).toBe(30_000);
  expect(nextLook(0, 86_400_000)).toBe(3_600_000);
});
