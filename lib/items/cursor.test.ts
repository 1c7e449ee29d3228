import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { itemSorts } from "./item-filter.ts";

describe("a cursor", () => {
  it("names the place that it was made of, in characters that an address keeps", () => {
    const places = fc.record({
      sequence: fc.maxSafeNat(),
      updatedAt: fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }),
    });
    fc.assert(
      fc.property(fc.constantFrom(...itemSorts), places, (sort, place) => {
        const cursor = encodeCursor(sort, place);
        expect(cursor).toMatch(/^[\w-]+$/);
        expect(decodeCursor(sort, cursor)).toEqual(place);
      }),
    );
  });

  it("is nothing in another order", () => {
    const cursor = encodeCursor("number-desc", { sequence: 7, updatedAt: new Date(0) });
    expect(decodeCursor("number-asc", cursor)).toBeNull();
  });

  it.each(["", "!", "x".repeat(500), btoa("[]"), btoa('["number-desc",-1,0]'), btoa('["number-desc","1; drop",0]')])(
    "%j is none",
    (text) => {
      expect(decodeCursor("number-desc", text)).toBeNull();
    },
  );

  it("never fails, whatever an address brings", () => {
    fc.assert(fc.property(fc.string(), (text) => decodeCursor("updated-asc", text) === null));
  });
});
