import fc from "fast-check";
import { expect, test } from "vitest";
import { type ForecastBasis, forecast } from "./forecast.ts";
import type { SeenRun } from "./forecast-basis.ts";

const price = { input: 150_000n, cachedInput: 75_000n, output: 600_000n, batchShare: 50 };
const seen: SeenRun = {
  number: 3,
  tasksAsked: 500,
  accepted: 400,
  calls: 100,
  inputTokens: 100_000,
  cachedTokens: 0,
  outputTokens: 60_000,
  sameRules: true,
  sameInput: true,
};
const basis: ForecastBasis = {
  settings: {
    target: 1_000,
    tasksPerCall: 5,
    concurrency: 8,
    maxCalls: null,
    maxOutputTokens: 4_096,
    spendCap: null,
    delivery: "live",
  },
  runs: [seen],
  promptBytes: [4_000, 4_400, 4_200],
  taskBytes: 800,
  latencyMs: 2_000,
  ceiling: null,
  price,
  classification: null,
  budgetLeft: null,
};
const given = (more: Partial<ForecastBasis>, settings: Partial<ForecastBasis["settings"]> = {}) =>
  forecast({ ...basis, ...more, settings: { ...basis.settings, ...settings } });

test("an earlier run with the same prompt and limits says how many calls it takes, and what they take", () => {
  const { calls, acceptance, tokens, cost, time } = forecast(basis);
  expect(acceptance).toMatchObject({ likely: 0.8, runs: [3] });
  expect(calls.likely).toBe(250);
  expect(tokens).toMatchObject({ seen: 100, input: { likely: 1_000 }, output: { likely: 600 } });
  // 250 calls of 1,000 tokens in at $0.15 and 600 out at $0.60 a million.
  expect(cost?.likely).toBeCloseTo(250 * (0.00015 + 0.00036), 9);
  expect(time?.likely).toBe(32 * 2_000);
});

test("without one it guesses, and says so", () => {
  const none = given({ runs: [], latencyMs: null });
  expect(none.acceptance).toEqual({ low: 0.25, likely: 0.5, high: 0.9, runs: [] });
  expect(none.tokens).toMatchObject({ seen: 0, input: { likely: 1_050 } });
  expect(none.time).toBeNull();
  expect(given({ runs: [{ ...seen, sameRules: false }] }).acceptance.runs).toEqual([]);
  expect(given({ runs: [{ ...seen, tasksAsked: 10, accepted: 10 }] }).acceptance.runs).toEqual([]);
});

test("without a price no cost is told, not even nothing", () => {
  expect(given({ price: null })).toMatchObject({ cost: null, most: null, reservedEach: null });
  const unpricedClassifier = { price: null, tokens: null };
  expect(given({ classification: unpricedClassifier })).toMatchObject({ cost: null, most: null });
  expect(given({ price: { ...price, input: 0n, cachedInput: 0n, output: 0n } }).cost?.likely).toBe(0);
});

test("what one call reserves is its longest prompt's bytes and all of its output", () => {
  expect(forecast(basis).reservedEach).toBeCloseTo(4_400 * 0.15e-6 + 4_096 * 0.6e-6, 12);
});

test("a cap and a budget that do not suffice are called out with the items that they buy", () => {
  const whole = forecast(basis).cost?.likely ?? 0;
  expect(given({}, { spendCap: whole / 2 }).limits.itemsAtCap).toBe(500);
  expect(given({}, { spendCap: whole * 2 }).limits.itemsAtCap).toBeNull();
  expect(given({}, { spendCap: 0.001 }).limits.capBelowOneCall).toBe(true);
  expect(given({ budgetLeft: whole / 2 }).limits.overBudget).toBe(true);
  expect(given({}, { maxCalls: 100 }).limits.itemsAtMaxCalls).toBe(400);
  expect(forecast(basis).limits).toEqual({
    itemsAtMaxCalls: null,
    itemsAtCap: null,
    capBelowOneCall: false,
    overBudget: false,
  });
});

test("a batch costs its share and takes as long as the provider likes", () => {
  const batch = given({}, { delivery: "batch" });
  expect(batch.cost?.likely).toBeCloseTo((forecast(basis).cost?.likely ?? 0) / 2, 9);
  expect(batch.time).toBeNull();
});

test("an endpoint that bears fewer requests at once takes longer", () => {
  expect(given({ ceiling: 2.7 })).toMatchObject({ atOnce: 2, time: { likely: 125 * 2_000 } });
});

test("each item that is classified on its own costs a call more", () => {
  const tokens = { input: 1_000, cached: 0, output: 100 };
  const more = given({ classification: { price, tokens } });
  expect(more.classifications).toBe(1_000);
  expect((more.cost?.likely ?? 0) - (forecast(basis).cost?.likely ?? 0)).toBeCloseTo(1_000 * (0.00015 + 0.00006), 9);
});

test("whatever it is given, a range is in order, no figure is negative or no number, and none exceeds the most", () => {
  const count = fc.nat(100_000);
  const run = fc.record({ tasksAsked: count, accepted: count, calls: count, inputTokens: count, outputTokens: count });
  fc.assert(
    fc.property(
      fc.array(run, { maxLength: 4 }),
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.integer({ min: 1, max: 20 }),
      fc.array(fc.integer({ min: 1, max: 50_000 }), { minLength: 1, maxLength: 3 }),
      fc.nat(5_000),
      (runs, target, tasksPerCall, promptBytes, taskBytes) => {
        const some = given(
          { runs: runs.map((each) => ({ ...seen, ...each })), promptBytes, taskBytes },
          { target, tasksPerCall },
        );
        for (const range of [
          some.calls,
          some.acceptance,
          some.tokens.input,
          some.tokens.output,
          some.cost,
          some.time,
        ]) {
          if (!range) continue;
          expect(range.low).toBeGreaterThanOrEqual(0);
          expect(range.likely).toBeGreaterThanOrEqual(range.low * (1 - 1e-9));
          expect(range.high).toBeGreaterThanOrEqual(range.likely * (1 - 1e-9));
        }
        expect(some.cost?.high).toBeLessThanOrEqual((some.most ?? 0) * (1 + 1e-9));
      },
    ),
  );
});
