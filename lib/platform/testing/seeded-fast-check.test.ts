import fc from "fast-check";
import { expect, test } from "vitest";

function examples(): unknown[] {
  const seen: unknown[] = [];
  fc.assert(
    fc.property(fc.string(), fc.nat(), (text, number) => {
      seen.push([text, number]);
    }),
    { numRuns: 7 },
  );
  return seen;
}

test("a property is tried on the same examples each time", () => {
  const first = examples();
  expect(first).toHaveLength(7 * Number(process.env.PROPERTY_TIMES || 1));
  expect(examples()).toEqual(first);
});
