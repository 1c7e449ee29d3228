import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adversarialTexts } from "../fixtures/adversarial-texts.ts";
import { findDataSample, nameWithData } from "../fixtures/data-samples.ts";
import { rougeL } from "../rouge-l.ts";
import { tokenizeRouge } from "../tokenize.ts";
import { finish } from "./finish.ts";
import { IndexBuilder } from "./index-builder.ts";
import { SlotJoin } from "./slot-join.ts";

type Entry = { key: number; tokens: string[] };
const entriesOf = (texts: string[]): Entry[] =>
  texts.map((text, i) => ({ key: (i * 7919) % 104_729, tokens: tokenizeRouge(text) }));

function plainPairs(entries: Entry[], threshold: number, strict: boolean): string[] {
  const pairs: string[] = [];
  for (const [i, a] of entries.entries()) {
    for (const b of entries.slice(0, i)) {
      const score = rougeL(a.tokens, b.tokens);
      if (strict ? score > threshold : score >= threshold && score > 0) pairs.push(named(a.key, b.key, score));
    }
  }
  return pairs.sort();
}

const own = { shared: false };

const named = (a: number, b: number, score: number) => `${Math.min(a, b)} ${Math.max(a, b)} ${score}`;

function build(texts: string[]) {
  const builder = new IndexBuilder("rouge");
  for (const [i, { key }] of entriesOf(texts).entries()) builder.add(key, texts[i] as string);
  return builder;
}

describe("SlotJoin", () => {
  it("finds each pair that a plain comparison of all finds, once, whatever the ranges", () => {
    fc.assert(
      fc.property(
        adversarialTexts,
        fc.constantFrom(0.05, 0.3, 0.5, 0.7, 0.9, 1),
        fc.boolean(),
        fc.integer({ min: 1, max: 9 }),
        (texts, threshold, strict, range) => {
          const index = finish(build(texts).build(own));
          const join = new SlotJoin(index);
          const found: string[] = [];
          for (let from = 0; from < texts.length; from += range) {
            const to = Math.min(texts.length, from + range);
            const whole = join.pairs(from, to, { threshold, strict }, (key, other, score) => {
              found.push(named(key, other, score));
              return "next";
            });
            expect(whole).toBe(true);
          }
          expect(found.sort()).toEqual(plainPairs(entriesOf(texts), threshold, strict));
        },
      ),
      { numRuns: 300 },
    );
  });

  it("finds the pairs of distinct texts and their copies apart, together those of all", () => {
    fc.assert(
      fc.property(adversarialTexts, fc.constantFrom(0.5, 0.7, 1), (texts, threshold) => {
        const { index, copies } = finish(build(texts).buildDistinct({ shared: true }));
        const members = new Map(Array.from(index.keys, (key) => [key, [key]]));
        for (let at = 0; at < copies.length; at += 2) members.get(copies[at] as number)?.push(copies[at + 1] as number);
        const found: string[] = [];
        for (const keys of members.values()) {
          expect(keys[0]).toBe(Math.min(...keys));
          keys.forEach((a, i) => {
            for (const b of keys.slice(0, i)) found.push(named(a, b, 1));
          });
        }
        new SlotJoin(index).pairs(0, index.keys.length, { threshold, strict: false }, (key, other, score) => {
          for (const a of members.get(key) ?? [])
            for (const b of members.get(other) ?? []) found.push(named(a, b, score));
          return "next";
        });
        expect(found.sort()).toEqual(plainPairs(entriesOf(texts), threshold, false));
      }),
      { numRuns: 200 },
    );
  });

  it("leaves out what is skipped, and stops where it is told to", () => {
    const index = finish(build(Array.from({ length: 2_000 }, (_, i) => `What is the dose of drug ${i}?`)).build(own));
    const join = new SlotJoin(index);
    const perText = new Map<number, number>();
    const all = { threshold: 0.7, strict: true };
    expect(
      join.pairs(0, 2_000, all, (key) => {
        perText.set(key, (perText.get(key) ?? 0) + 1);
        return perText.get(key) === 3 ? "skip" : "next";
      }),
    ).toBe(true);
    expect(Math.max(...perText.values())).toBe(3);
    expect(perText.size).toBe(1_999);
    let count = 0;
    expect(join.pairs(0, 2_000, all, () => (++count < 10_000 ? "next" : "stop"))).toBe(false);
    expect(count).toBe(10_000);
  });

  it("finds the texts nearest to one of its own, those that count", () => {
    fc.assert(
      fc.property(adversarialTexts, fc.nat(29), fc.integer({ min: 1, max: 4 }), (texts, at, k) => {
        const entries = entriesOf(texts);
        const index = finish(build(texts).build(own));
        const mine = entries[at % Math.max(1, entries.length)];
        if (mine === undefined) return;
        const slot = index.keys.indexOf(mine.key);
        const expected = entries
          .filter(({ key }) => key !== mine.key && key % 3 !== 0)
          .map(({ key, tokens }) => ({ key, score: rougeL(tokens, mine.tokens) }))
          .filter(({ score }) => score > 0)
          .sort((a, b) => b.score - a.score || a.key - b.key);
        expect(new SlotJoin(index).nearest(slot, k, (key) => key % 3 === 0)).toEqual(expected.slice(0, k));
      }),
    );
  });

  const alpaca = findDataSample<string[]>("instructions/alpaca_instructions_52002.json");
  it.skipIf(alpaca === null)(
    nameWithData("finds the 1,461 pairs at exactly 0.7 of the 52,002 Alpaca instructions, and none above", alpaca),
    () => {
      const { index, copies } = finish(build(alpaca ?? []).buildDistinct({ shared: false }));
      const scores: number[] = [];
      new SlotJoin(index).pairs(0, index.keys.length, { threshold: 0.7, strict: false }, (_key, _other, score) => {
        scores.push(score);
        return "next";
      });
      expect(copies).toHaveLength(0);
      expect(scores).toHaveLength(1_461);
      expect(new Set(scores)).toEqual(new Set([0.7]));
    },
  );
});
