import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "#lib/algorithms/random.ts";
import { knownAhead, knownPlaces } from "./known-places.ts";

const shares = fc.integer({ min: 1, max: 50 });
const draws = fc.string().map((seed) => (block: number) => seededRandom(`${seed} ${block}`)());

describe("the places of known items", () => {
  it("are none where their share is 0", () => {
    const { has, countBefore } = knownPlaces(0, () => 0);
    expect([has(0), countBefore(100)]).toEqual([false, 0]);
  });

  it("are one in ten, anywhere in each ten, at a share of 10", () => {
    const { has } = knownPlaces(10, (block) => [0, 0.99, 0.5][block] ?? 0);
    expect(Array.from({ length: 30 }, (_, place) => place).filter(has)).toEqual([0, 19, 25]);
  });

  it("are as many as the share says, to less than two, at any place", () => {
    fc.assert(
      fc.property(shares, draws, fc.integer({ min: 0, max: 600 }), (share, draw, count) => {
        const { has, countBefore } = knownPlaces(share, draw);
        const known = Array.from({ length: count }, (_, place) => place).filter(has).length;
        expect(countBefore(count)).toBe(known);
        expect(Math.abs(known - (count * share) / 100)).toBeLessThan(2);
      }),
    );
  });

  it("that are still to come are counted exactly", () => {
    fc.assert(
      fc.property(shares, draws, fc.nat(300), fc.nat(300), fc.nat(20), (share, draw, place, others, available) => {
        const places = knownPlaces(share, draw);
        let known = 0;
        let rest = others;
        for (let next = place; rest > 0; next++) {
          if (known < available && places.has(next)) known++;
          else rest--;
        }
        // One that would come right after the last is not counted on either side of it.
        expect(Math.abs(knownAhead(places, place, others, available) - known)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
