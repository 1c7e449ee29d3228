import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawSeeds } from "./draw-seeds.ts";

const ids = Array.from({ length: 80 }, (_, i) => `s${i}`);

describe("drawSeeds", () => {
  it("draws the asked number of different seeds, or all of them", () => {
    fc.assert(
      fc.property(fc.nat(20), fc.integer({ min: 1, max: 10 }), fc.string(), fc.nat(), (count, k, rngSeed, call) => {
        const drawn = drawSeeds(ids.slice(0, count), k, rngSeed, call);
        expect(drawn).toHaveLength(Math.min(k, count));
        expect(new Set(drawn).size).toBe(drawn.length);
      }),
    );
  });

  it("gives a call the same seeds whatever was drawn before it, for ever", () => {
    const inOrder = [1, 2, 3].map((call) => drawSeeds(ids, 3, "7", call));
    const backwards = [3, 2, 1].map((call) => drawSeeds(ids, 3, "7", call)).reverse();
    expect(backwards).toEqual(inOrder);
    // Recorded runs depend on these very draws.
    expect(inOrder).toEqual([
      ["s43", "s3", "s37"],
      ["s53", "s47", "s57"],
      ["s50", "s52", "s4"],
    ]);
  });

  it("does not mix up the run's seed and the call's number", () => {
    expect(drawSeeds(ids, 10, "23", 1)).not.toEqual(drawSeeds(ids, 10, "3", 12));
  });

  it("shows every seed about as often (chi-square with 79 degrees of freedom below 124.8, p = 0.001)", () => {
    const shown = new Map(ids.map((id) => [id, 0]));
    for (let call = 1; call <= 8_000; call++) {
      for (const id of drawSeeds(ids, 3, "even", call)) shown.set(id, (shown.get(id) ?? 0) + 1);
    }
    expect([...shown.values()].reduce((sum, count) => sum + (count - 300) ** 2 / 300, 0)).toBeLessThan(124.8);
  });
});
