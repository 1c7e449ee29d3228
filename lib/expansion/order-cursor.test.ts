import fc from "fast-check";
import { expect, test } from "vitest";
import { decodePlace, encodePlace } from "./order-cursor.ts";

test("a place comes back from its text, also where its value is longer than a number holds exactly", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), fc.nat(), (value, number) => {
      const place = { value: String(value), number };
      expect(decodePlace(encodePlace(place))).toEqual(place);
    }),
  );
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (score) => {
      const place = { value: String(score), number: 1 };
      expect(decodePlace(encodePlace(place))).toEqual(place);
    }),
  );
});

test("what is no place is none", () => {
  for (const text of [null, undefined, "", "12", "a~1", "1~", "1~2~3", "1~-2", "1;~2", `${"9".repeat(19)}~1`]) {
    expect(decodePlace(text)).toBeNull();
  }
});
