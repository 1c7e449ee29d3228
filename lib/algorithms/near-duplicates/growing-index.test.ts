import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BruteForceIndex } from "../brute-force-index.ts";
import { adversarialText, adversarialTexts } from "../fixtures/adversarial-texts.ts";
import type { NearDuplicateIndex } from "../near-duplicate-index.ts";
import { finish } from "./finish.ts";
import { GrowingIndex } from "./growing-index.ts";
import { IndexBuilder } from "./index-builder.ts";

const key = fc.nat(60);
const step = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(fc.constant("add" as const), key, adversarialText) },
  { weight: 2, arbitrary: fc.tuple(fc.constant("remove" as const), key, fc.constant("")) },
);
const threshold = fc.constantFrom(1e-9, 0.05, 0.3, 0.5, 0.7, 0.7000000000000001, 0.9, 1);

/** All that can be asked of an index about a text. */
function answers(index: NearDuplicateIndex, text: string, threshold: number, strict: boolean, except: number) {
  return {
    size: index.size,
    has: index.hasAbove(text, threshold, { strict, except }) !== null,
    above: index.findAbove(text, threshold, { strict, except }),
    allAbove: index.listAbove(text, threshold, { strict, except }),
    best: [0, 1, 3, 10, 100].map((k) => index.mostSimilar(text, k, { except })),
    bestOfAll: index.mostSimilar(text, 2),
    scores: index.scores(text),
  };
}

describe("GrowingIndex", () => {
  it("answers as a comparison with every text does, after any sequence of additions, replacements and removals", () => {
    fc.assert(
      fc.property(
        adversarialTexts,
        fc.array(step, { maxLength: 120 }),
        fc.array(fc.tuple(adversarialText, threshold, fc.boolean(), key), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 9 }),
        (atOnce, steps, queries, tailRoom) => {
          const builder = new IndexBuilder("rouge");
          const brute = new BruteForceIndex("rouge");
          // The keys that the index is built with ascend in part only.
          for (const [i, text] of atOnce.entries()) {
            builder.add((i * 7) % 61, text);
            brute.add((i * 7) % 61, text);
          }
          const built = finish(builder.build({ shared: false }));
          const index = new GrowingIndex(builder.vocabulary, built, tailRoom);
          for (const [kind, key, text] of steps) {
            for (const each of [index, brute]) {
              if (kind === "add") each.add(key, text);
              else each.remove(key);
            }
          }
          for (const [text, threshold, strict, except] of queries) {
            const expected = answers(brute, text, threshold, strict, except);
            expect(answers(index, text, threshold, strict, except)).toEqual(expected);
            const any = index.hasAbove(text, threshold, { strict, except });
            if (any) expect(expected.allAbove).toContainEqual(any);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it("goes on answering for longer than its marks of visited texts last", () => {
    const index = new GrowingIndex(new IndexBuilder("rouge").vocabulary, null, 2);
    for (const [key, text] of ["a b c d", "a b c e", "x y z", "x y"].entries()) index.add(key, text);
    index.remove(1);
    for (let query = 0; query < 70_000; query++) {
      if (index.hasAbove("a b c d f", 0.7, { strict: true })?.key !== 0) expect.fail(`query ${query} finds nothing`);
    }
    expect(index.mostSimilar("a b c e", 5)).toEqual([{ key: 0, score: 0.75 }]);
  });

  it("gives back the memory of what is removed", () => {
    const index = new GrowingIndex(new IndexBuilder("rouge").vocabulary);
    for (let key = 0; key < 20_000; key++) index.add(key, `text number ${key} of ${key % 7} kinds`);
    const full = index.bytes;
    for (let key = 0; key < 20_000; key++) if (key % 10 !== 0) index.remove(key);
    for (let key = 20_000; key < 20_600; key++) index.add(key, "something else");
    expect(index.size).toBe(2_600);
    expect(index.bytes).toBeLessThan(full / 2);
  });
});
