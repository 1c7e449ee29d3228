import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findJsonFault } from "./find-json-fault.ts";

describe("where a text stops being JSON", () => {
  it.each([
    ['{"a": 1,}', 8],
    ["[1, 2 3]", 6],
    ['{"a": "line\nbreak"}', 11],
    ['["\\x"]', 3],
    ["[1", 2],
    ["[tru]", 4],
    ["", 0],
    ["[1] x", 4],
    ["{'a': 1}", 1],
  ])("of %j is character %i", (text, at) => {
    expect(findJsonFault(text)).toBe(at);
  });

  it("is nowhere in what the engine accepts", () => {
    fc.assert(fc.property(fc.json(), (text) => findJsonFault(text) === null));
  });

  it("is somewhere exactly when the engine refuses a damaged text", () => {
    const damaged = fc.tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom("", ",", '"', "}", "]", "\\", "0", ".", "e", "\u0001", " "),
    );
    fc.assert(
      fc.property(damaged, ([text, place, put]) => {
        const cut = place % (text.length + 1);
        const broken = text.slice(0, cut) + put + text.slice(cut + 1);
        return (findJsonFault(broken) === null) === accepts(broken);
      }),
      { numRuns: 2_000 },
    );
  });
});

function accepts(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
