import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findDataSample, nameWithData } from "./fixtures/data-samples.ts";
import { leastLcsAbove } from "./least-lcs-above.ts";
import { rougeL } from "./rouge-l.ts";
import { rougeLFromLcs } from "./rouge-l-from-lcs.ts";
import { tokenizeRouge } from "./tokenize.ts";

type Case = { id: string; target: string; prediction: string; rougeL: [number, number, number] };

const between = (a: string, b: string) => rougeL(tokenizeRouge(a), tokenizeRouge(b));

describe("rougeL", () => {
  // Pairs of our own writing; expected precision, recall and F-measure computed by google-research rouge_score
  // (0.1.x, RougeScorer(["rougeL"], use_stemmer=False)), printed as exact doubles.
  const cases = JSON.parse(readFileSync(new URL("./fixtures/rouge-l-cases.json", import.meta.url), "utf8")) as Case[];

  it("equals rouge_score to the last bit on 120 pairs, in both directions", () => {
    expect(cases).toHaveLength(120);
    for (const { id, target, prediction, rougeL: expected } of cases) {
      expect([id, between(target, prediction)]).toEqual([id, expected[2]]);
      expect([id, between(prediction, target)]).toEqual([id, expected[2]]);
    }
  });

  const pairs = findDataSample<{ a: string; b: string; f: number }[]>("rouge/rouge_l_reference.json");
  it.skipIf(pairs === null)(
    nameWithData("equals rouge_score to the last bit on 3,000 pairs of real text", pairs),
    () => {
      expect(pairs).toHaveLength(3_000);
      expect(pairs?.filter(({ a, b, f }) => between(a, b) !== f)).toEqual([]);
    },
  );

  const reference = findDataSample<{ pairs: Case[] }>("reference/rouge.json");
  it.skipIf(reference === null)(
    nameWithData("equals rouge_score to the last bit on all 846 reference pairs", reference),
    () => {
      expect(reference?.pairs).toHaveLength(846);
      expect(reference?.pairs.filter((pair) => between(pair.target, pair.prediction) !== pair.rougeL[2])).toEqual([]);
    },
  );

  it("lies from 0 to 1, is symmetric, and is 1 exactly for the same tokens", () => {
    const tokens = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 40 });
    fc.assert(
      fc.property(tokens, tokens, (a, b) => {
        const score = rougeL(a, b);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(rougeL(b, a)).toBe(score);
        expect(score === 1).toBe(a.length > 0 && a.join(" ") === b.join(" "));
      }),
    );
  });
});

describe("rougeLFromLcs", () => {
  it("rounds the ties at 7/10 as the reference formula does: 466 on, 434 above and 40 below in doubles", () => {
    const seen = new Map<number, number>();
    for (let m = 1; m <= 200; m++) {
      for (let n = 1; n <= 200; n++) {
        const lcs = (7 * (m + n)) / 20;
        if (!Number.isInteger(lcs) || lcs > Math.min(m, n)) continue;
        const score = rougeLFromLcs(lcs, m, n);
        seen.set(score, (seen.get(score) ?? 0) + 1);
      }
    }
    expect([...seen].sort(([a], [b]) => a - b)).toEqual([
      [0.6999999999999998, 40],
      [0.7, 466],
      [0.7000000000000001, 420],
      [0.7000000000000002, 14],
    ]);
  });
});

describe("leastLcsAbove", () => {
  it("is the least length that passes the score itself, for every pair of lengths up to 60 and many thresholds", () => {
    for (const threshold of [0.05, 0.3, 0.5, 0.7, 0.7000000000000001, 0.999, 1]) {
      for (const strict of [true, false]) {
        for (let m = 1; m <= 60; m++) {
          for (let n = 1; n <= 60; n++) {
            let least = 1;
            while (least <= Math.min(m, n)) {
              const score = rougeLFromLcs(least, m, n);
              if (strict ? score > threshold : score >= threshold) break;
              least++;
            }
            const found = leastLcsAbove(threshold, m, n, { strict });
            if (found !== least && Math.min(found, least) <= Math.min(m, n)) {
              expect.fail(`threshold ${threshold}, strict ${strict}, ${m} x ${n}: ${found} instead of ${least}`);
            }
          }
        }
      }
    }
  });
});
