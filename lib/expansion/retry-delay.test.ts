import { expect, test } from "vitest";
import { retryDelay } from "./retry-delay.ts";

test("delays double from a second to a minute", () => {
  expect([1, 2, 3, 6, 7, 8].map((attempts) => retryDelay(attempts, null, 0))).toEqual([
    1000, 2000, 4000, 32_000, 60_000, 60_000,
  ]);
});

test("a call never comes back before the provider asked for it", () => {
  expect(retryDelay(1, 20_000, 0)).toBe(20_000);
  expect(retryDelay(1, 20_000, 0.999)).toBeGreaterThan(20_000);
});

test("a provider that asks for a day is asked again after ten minutes", () => {
  expect(retryDelay(1, 86_400_000, 0)).toBe(600_000);
});

test("calls that failed together are spread by up to half of their delay", () => {
  expect(retryDelay(3, null, 0.5)).toBe(5000);
});
