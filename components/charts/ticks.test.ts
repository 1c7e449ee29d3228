import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { axisTicks } from "./ticks.ts";

describe("the marks of an axis", () => {
  it("are round and reach over the largest value", () => {
    expect(axisTicks(47, 5)).toEqual([0, 10, 20, 30, 40, 50]);
    expect(axisTicks(0.338, 4)).toEqual([0, 0.1, 0.2, 0.3, 0.4]);
    expect(axisTicks(25005, 4)).toEqual([0, 10000, 20000, 30000]);
  });

  it("are whole numbers for counts", () => {
    expect(axisTicks(2, 5, true)).toEqual([0, 1, 2]);
    expect(axisTicks(1, 5, true)).toEqual([0, 1]);
  });

  it("go to one where there is nothing", () => {
    expect(axisTicks(0, 4, true)).toEqual([0, 1]);
  });

  it("always start at zero, rise in equal steps, cover the value and stay few", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-4, max: 1e9, noNaN: true }), fc.integer({ min: 2, max: 8 }), (max, count) => {
        const ticks = axisTicks(max, count);
        const last = ticks.at(-1) ?? 0;
        expect(ticks[0]).toBe(0);
        expect(last).toBeGreaterThanOrEqual(max * (1 - 1e-6));
        expect(ticks.length).toBeLessThanOrEqual(count + 2);
        const step = (ticks[1] ?? 0) - 0;
        for (let index = 1; index < ticks.length; index += 1) {
          expect((ticks[index] ?? 0) - (ticks[index - 1] ?? 0)).toBeCloseTo(step, 6);
        }
      }),
    );
  });
});
