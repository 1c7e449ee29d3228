import { describe, expect, it } from "vitest";
import { processorTime } from "../fixtures/processor-time.ts";
import { seededRandom } from "../random.ts";
import type { AnswerPattern } from "./answer-pattern.ts";
import { bootstrapIntervals } from "./bootstrap-intervals.ts";
import { drawBinomial } from "./draw-binomial.ts";
import { drawResample } from "./draw-resample.ts";
import { krippendorffAlpha } from "./krippendorff-alpha.ts";
import { rawAgreement } from "./raw-agreement.ts";

const intervalsOf = (patterns: AnswerPattern[], resamples = 2_000, seed = "1") =>
  bootstrapIntervals(
    patterns.map(({ items }) => items),
    [(items) => krippendorffAlpha(patterns, items), (items) => rawAgreement(patterns, items)],
    { resamples, seed },
  );

const alphaInterval = (patterns: AnswerPattern[], resamples?: number, seed?: string) => {
  const [alpha] = intervalsOf(patterns, resamples, seed);
  if (!alpha) throw new Error("no interval");
  return alpha;
};

describe("a draw of the binomial distribution", () => {
  it.each([
    [1, 0.3],
    [12, 0.5],
    [40, 0.02],
    [40, 0.9],
    [60, 0.4],
    [5_000, 0.001],
    [200_000, 0.37],
    [200_000, 0.99999],
  ])("of %d tries with %d has its mean and variance, and stays within", (n, p) => {
    const random = seededRandom(`${n} ${p}`);
    const draws = Array.from({ length: 20_000 }, () => drawBinomial(n, p, random));
    expect(Math.min(...draws)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...draws)).toBeLessThanOrEqual(n);
    const mean = draws.reduce((sum, drawn) => sum + drawn, 0) / draws.length;
    const variance = draws.reduce((sum, drawn) => sum + (drawn - mean) ** 2, 0) / draws.length;
    const exact = n * p * (1 - p);
    // Four standard errors of the mean; of the variance, of a distribution with its kurtosis.
    expect(Math.abs(mean - n * p)).toBeLessThan(4 * Math.sqrt(exact / draws.length));
    const kurtosis = 3 + (1 - 6 * p * (1 - p)) / exact;
    expect(Math.abs(variance / exact - 1)).toBeLessThan(4 * Math.sqrt((kurtosis - 1) / draws.length));
  });

  it("by acceptance has the right probabilities, one by one (chi-square)", () => {
    const [n, p, size] = [40, 0.4, 50_000];
    const random = seededRandom("chi");
    const seen = new Float64Array(n + 1);
    for (let draw = 0; draw < size; draw++) {
      const drawn = drawBinomial(n, p, random);
      seen[drawn] = (seen[drawn] as number) + 1;
    }
    let probability = (1 - p) ** n;
    let chiSquare = 0;
    let cells = 0;
    for (let k = 0; k <= n; k++) {
      if (probability * size >= 10) {
        chiSquare += ((seen[k] as number) - probability * size) ** 2 / (probability * size);
        cells++;
      }
      probability *= (((n - k) / (k + 1)) * p) / (1 - p);
    }
    // 99.9 % of chi-square with so many degrees of freedom lie below (Wilson and Hilferty).
    expect(chiSquare).toBeLessThan(cells * (1 - 2 / (9 * cells) + 3.09 * Math.sqrt(2 / (9 * cells))) ** 3);
  });

  it("is certain where the outcome is", () => {
    const random = seededRandom("0");
    expect([drawBinomial(0, 0.5, random), drawBinomial(9, 0, random), drawBinomial(9, 1, random)]).toEqual([0, 0, 9]);
  });
});

it("a resample has as many items as there are", () => {
  const random = seededRandom("resample");
  const items = [5, 0, 1_000, 3, 200_000, 1];
  const drawn = new Float64Array(items.length);
  for (let n = 0; n < 200; n++) {
    drawResample(items, random, drawn);
    expect(drawn.reduce((sum, count) => sum + count, 0)).toBe(201_009);
    expect(drawn[1]).toBe(0);
  }
});

/** Two reviewers, each right with `skill` about a label that is the rare one with probability `rare`, and else guessing so. */
function simulate(size: number, rare: number, skill: number, random: () => number): AnswerPattern[] {
  const counts = [0, 0, 0];
  for (let item = 0; item < size; item++) {
    const truth = random() < rare ? 1 : 0;
    const answer = () => (random() < skill ? truth : random() < rare ? 1 : 0);
    const yes = answer() + answer();
    counts[yes] = (counts[yes] as number) + 1;
  }
  return counts.map((items, yes) => ({ counts: [2 - yes, yes], items }));
}

describe("a bootstrap interval", () => {
  const patterns = simulate(300, 0.3, 0.85, seededRandom("one"));

  it("holds the figure, is the same each time and another for another seed", () => {
    const interval = alphaInterval(patterns);
    const alpha = krippendorffAlpha(patterns).value as number;
    expect(interval.low).toBeLessThan(alpha);
    expect(interval.high).toBeGreaterThan(alpha);
    expect(alphaInterval(patterns)).toEqual(interval);
    expect(alphaInterval(patterns, 2_000, "2")).not.toEqual(interval);
    expect(interval).toMatchObject({ resamples: 2_000, without: 0, reason: null });
  });

  it("holds the true alpha about 95 times in 100", () => {
    // Agreement beyond chance is skill squared, whatever the share of the rare label.
    const random = seededRandom("coverage");
    const [trials, size, rare, skill] = [300, 250, 0.3, 0.85];
    let held = 0;
    for (let trial = 0; trial < trials; trial++) {
      const { low, high } = alphaInterval(simulate(size, rare, skill, random), 500, String(trial));
      if (low !== null && low <= skill ** 2 && skill ** 2 <= high) held++;
    }
    expect(held / trials).toBeGreaterThan(0.91);
    expect(held / trials).toBeLessThan(0.985);
  });

  it("is that of drawing items one by one", () => {
    const random = seededRandom("one by one");
    const items = patterns.flatMap((pattern) => Array<AnswerPattern>(pattern.items).fill({ ...pattern, items: 1 }));
    const values = Array.from({ length: 2_000 }, () => {
      const counts = new Map(patterns.map((pattern) => [pattern.counts, 0]));
      for (let n = 0; n < items.length; n++) {
        const { counts: drawn } = items[Math.floor(random() * items.length)] as AnswerPattern;
        counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
      }
      return krippendorffAlpha([...counts].map(([each, drawn]) => ({ counts: each, items: drawn }))).value as number;
    }).sort((a, b) => a - b);
    const { low, high } = alphaInterval(patterns);
    expect(low).toBeCloseTo(values[49] as number, 1);
    expect(high).toBeCloseTo(values[1_949] as number, 1);
  });

  it("is not given where nobody ever disagreed, nor where there is no figure", () => {
    const [alpha, raw] = intervalsOf([{ counts: [2, 0], items: 8 }, { counts: [0, 2], items: 4 }]); // biome-ignore format: two
    expect(alpha).toMatchObject({ low: null, high: null, reason: "alike" });
    expect(raw).toMatchObject({ low: null, reason: "alike" });
    expect(alphaInterval([{ counts: [2, 0], items: 8 }])).toMatchObject({ reason: "undefined", without: 2_000 });
    expect(alphaInterval([])).toMatchObject({ low: null, reason: "undefined" });
  });

  it("says in how many resamples there was no figure", () => {
    // The only item with the other label is left out of about 37 resamples in 100.
    const { without, resamples, reason } = alphaInterval([{ counts: [2, 0], items: 30 }, { counts: [1, 1], items: 1 }]); // biome-ignore format: two
    expect(without / resamples).toBeGreaterThan(0.3);
    expect(without / resamples).toBeLessThan(0.45);
    expect(reason).toBeNull();
  });

  it("of 200 000 items and five labels takes well under a second", () => {
    const random = seededRandom("many");
    const many: AnswerPattern[] = [];
    for (let first = 0; first < 5; first++) {
      for (let second = first; second < 5; second++) {
        const counts = [0, 0, 0, 0, 0];
        counts[first] = (counts[first] as number) + 1;
        counts[second] = (counts[second] as number) + 1;
        many.push({ counts, items: Math.round((first === second ? 36_000 : 2_000) * (0.5 + random())) });
      }
    }
    expect(processorTime(() => intervalsOf(many))).toBeLessThan(500);
  });
});
