import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lcsLength } from "./lcs-length.ts";
import { LcsPattern } from "./lcs-pattern.ts";

/** The textbook dynamic programme, against which the bit-parallel one is checked. */
function tableLcs(a: readonly unknown[], b: readonly unknown[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const x of a) {
    const next = [0];
    b.forEach((y, j) => {
      next.push(x === y ? (row[j] as number) + 1 : Math.max(row[j + 1] as number, next[j] as number));
    });
    row = next;
  }
  return row.at(-1) as number;
}

const letters = (most: number) => fc.array(fc.constantFrom("a", "b", "c"), { maxLength: most });

describe("lcsLength", () => {
  it("counts tokens that stand in both lists in the same order", () => {
    expect(lcsLength(["list", "drug", "doses"], ["list", "doses"])).toBe(2);
    expect(lcsLength(["a", "b", "a", "b"], ["b", "a", "b", "a"])).toBe(3);
    expect(lcsLength([], ["a"])).toBe(0);
    expect(lcsLength(["a"], [])).toBe(0);
  });

  it("equals the table method on lists over a tiny alphabet", () => {
    fc.assert(
      fc.property(letters(80), letters(80), (a, b) => lcsLength(a, b) === tableLcs(a, b)),
      { numRuns: 400 },
    );
  });

  it.each([1, 31, 32, 33, 63, 64, 65, 96, 97])("equals the table method on a list of %i tokens", (length) => {
    const list = fc.array(fc.integer({ min: 0, max: 9 }).map(String), { minLength: length, maxLength: length });
    fc.assert(
      fc.property(list, letters(70), list, (a, b, c) => {
        expect(lcsLength(a, b)).toBe(tableLcs(a, b));
        expect(lcsLength(a, c)).toBe(tableLcs(a, c));
        expect(lcsLength(a, a)).toBe(length);
      }),
      { numRuns: 30 },
    );
  });

  it("carries over all words of a list of 1,500 tokens", () => {
    const a = Array.from({ length: 1_500 }, (_, i) => String(i % 7));
    const b = Array.from({ length: 1_500 }, (_, i) => String((i * i) % 11));
    expect(lcsLength(a, b)).toBe(tableLcs(a, b));
    const same = new Array<string>(1_500).fill("x");
    expect(lcsLength(same, same.slice(1))).toBe(1_499);
  });
});

describe("LcsPattern", () => {
  it("forgets the pattern before, whatever its length", () => {
    const list = fc.array(fc.integer({ min: -1, max: 5 }), { maxLength: 70 });
    const others = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 70 });
    fc.assert(
      fc.property(fc.array(fc.tuple(list, others), { minLength: 2, maxLength: 5 }), (pairs) => {
        const pattern = new LcsPattern();
        for (const [tokens, other] of pairs) {
          pattern.prepare(Int32Array.from(tokens), 0, tokens.length, 6);
          expect(pattern.lengthWith(Int32Array.from(other), 0, other.length)).toBe(tableLcs(tokens, other));
        }
      }),
    );
  });

  it("takes a part of a list, compares a part of another, and tokens of any size", () => {
    const pattern = new LcsPattern();
    pattern.prepare(Int32Array.of(9, 5_000_000, 3, 9), 1, 3, 9_000_001);
    const other = Int32Array.of(9_000_000, 5_000_000, 3);
    expect(pattern.lengthWith(other, 0, 3)).toBe(2);
    expect(pattern.lengthWith(other, 2, 3)).toBe(1);
  });

  it("may tell too little of what is shorter than matters, and never of what is long enough", () => {
    const list = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 65, maxLength: 90 });
    fc.assert(
      fc.property(list, list, fc.nat(90), (a, b, least) => {
        const pattern = new LcsPattern();
        pattern.prepare(Int32Array.from(a), 0, a.length, 4);
        const found = pattern.lengthWith(Int32Array.from(b), 0, b.length, least);
        const length = tableLcs(a, b);
        if (length >= least) expect(found).toBe(length);
        else expect(found).toBeLessThan(least);
      }),
      { numRuns: 50 },
    );
  });
});
