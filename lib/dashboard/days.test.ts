import { expect, it } from "vitest";
import { lastDays } from "./days.ts";

it("the last days are calendar days in UTC without gaps, oldest first, today last", () => {
  expect(lastDays(3, new Date("2028-03-01T23:59:59.999Z"))).toEqual(["2028-02-28", "2028-02-29", "2028-03-01"]);
  expect(lastDays(1, new Date("2026-01-01T00:00:00Z"))).toEqual(["2026-01-01"]);
});
