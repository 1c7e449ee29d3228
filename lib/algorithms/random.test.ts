import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "./fixtures/any-text.ts";
import { murmurHash3 } from "./murmur-hash-3.ts";
import { sampleWithoutRepeats, seededRandom } from "./random.ts";
import { xoshiro128 } from "./xoshiro128.ts";

const take = <T>(count: number, next: () => T): T[] => Array.from({ length: count }, next);

describe("xoshiro128", () => {
  it("gives the sequence of the authors' C code from the state 1, 2, 3, 4", () => {
    // Printed by xoshiro128starstar.c, version 1.1; the Rust crate rand_xoshiro tests itself against the same ten.
    expect(take(10, xoshiro128([1, 2, 3, 4]))).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it("does not stay at zero", () => {
    expect(new Set(take(20, xoshiro128([0, 0, 0, 0]))).size).toBeGreaterThan(10);
  });
});

describe("murmurHash3", () => {
  it.each([
    // The published test vectors of MurmurHash3 x86_32.
    ["", 0, 0],
    ["", 1, 0x514e28b7],
    ["", 0xffffffff, 0x81f16f39],
    ["test", 0, 0xba6bd213],
    ["test", 0x9747b28c, 0x704b81dc],
    ["Hello, world!", 0, 0xc0363e43],
    ["Hello, world!", 0x9747b28c, 0x24884cba],
    ["The quick brown fox jumps over the lazy dog", 0, 0x2e4ff723],
    ["The quick brown fox jumps over the lazy dog", 0x9747b28c, 0x2fa826cd],
  ])("of %j under seed %i is %i", (text, seed, expected) => {
    expect(murmurHash3(text, seed)).toBe(expected);
  });
});

describe("seededRandom", () => {
  it("gives the same numbers for the same seed for ever: runs that are recorded depend on it", () => {
    // Our own definition (hash, generator, 53 bits); the parts are checked above against their sources.
    const next = xoshiro128([murmurHash3("1", 0), murmurHash3("1", 1), murmurHash3("1", 2), murmurHash3("1", 3)]);
    const expected = take(5, () => ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992);
    expect(take(5, seededRandom("1"))).toEqual(expected);
    expect(expected).toEqual([
      0.3812057848079995, 0.44342152733237505, 0.9847714708745311, 0.10065963424364321, 0.6169957262103852,
    ]);
  });

  it("stays within [0, 1) for any seed, and differs between seeds", () => {
    fc.assert(
      fc.property(anyText, (seed) => {
        const numbers = take(50, seededRandom(seed));
        for (const number of numbers) expect(number >= 0 && number < 1).toBe(true);
        expect(numbers).not.toEqual(take(50, seededRandom(`${seed}.`)));
      }),
    );
  });

  it("fills ten bins evenly (chi-square with 9 degrees of freedom below 27.9, p = 0.001)", () => {
    const random = seededRandom("bins");
    const bins = new Array<number>(10).fill(0);
    for (let i = 0; i < 100_000; i++) {
      const bin = Math.floor(random() * 10);
      bins[bin] = (bins[bin] as number) + 1;
    }
    expect(bins.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(27.9);
  });
});

describe("sampleWithoutRepeats", () => {
  it("takes the asked number of different places, or all where there are fewer", () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(40), fc.string(), (length, k, seed) => {
        const items = Array.from({ length }, (_, i) => i);
        const sample = sampleWithoutRepeats(items, k, seededRandom(seed));
        expect(sample).toHaveLength(Math.min(k, length));
        expect(new Set(sample).size).toBe(sample.length);
        for (const item of sample) expect(items).toContain(item);
        expect(items).toEqual(Array.from({ length }, (_, i) => i));
      }),
    );
  });

  it("draws every ordered pair of four items equally often (chi-square with 11 degrees of freedom below 31.3, p = 0.001)", () => {
    const random = seededRandom("pairs");
    const counts = new Map<string, number>();
    for (let i = 0; i < 24_000; i++) {
      const pair = sampleWithoutRepeats(["a", "b", "c", "d"], 2, random).join("");
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
    expect(counts.size).toBe(12);
    expect([...counts.values()].reduce((sum, count) => sum + (count - 2_000) ** 2 / 2_000, 0)).toBeLessThan(31.3);
  });
});
