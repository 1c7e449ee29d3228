import { reservationOf } from "./charge.ts";
import {
  acceptanceOf,
  bytesOfToken,
  type Estimate,
  mapEstimate,
  type SeenAcceptance,
  type SeenRun,
  type SeenTokens,
  tokensOf,
} from "./forecast-basis.ts";
import { maxCallsOf } from "./max-calls.ts";
import { type Price, toDollars } from "./money.ts";
import type { RunSettings } from "./schema.ts";

/** Tokens of one call. */
export type CallTokens = { input: number; cached: number; output: number };

/** What a forecast is made from. */
export type ForecastBasis = {
  settings: Pick<
    RunSettings,
    "target" | "tasksPerCall" | "concurrency" | "maxCalls" | "maxOutputTokens" | "spendCap" | "delivery"
  >;
  runs: readonly SeenRun[];
  /** UTF-8 bytes of the messages and the schema, of some calls that would be sent. */
  promptBytes: readonly number[];
  /** UTF-8 bytes of a task, on average. */
  taskBytes: number;
  /** How long an answer took lately; null where none was seen. */
  latencyMs: number | null;
  /** Requests at once that the endpoint bears; null where it never refused one. */
  ceiling: number | null;
  price: Price | null;
  /** Where each item is classified by a call of its own: on which price, and what one took so far. */
  classification: { price: Price | null; tokens: CallTokens | null } | null;
  /** What of the month's budget is neither spent nor reserved, in US dollars; null without a budget. */
  budgetLeft: number | null;
};

/** A run's cost and time before it starts, and what they are based on. */
export type Forecast = {
  /** Expansion calls, as many as the run may make at most. */
  calls: Estimate;
  /** Of the tasks asked for, the share that becomes items. `runs`: the earlier runs that it comes from; none, it is a guess. */
  acceptance: SeenAcceptance;
  /** Tokens of an expansion call; `seen`: calls that they come from; 0, they are estimated from lengths. */
  tokens: SeenTokens;
  /** US dollars; null where a model has no price. */
  cost: Estimate | null;
  /** If each of the calls at worst were charged all that it reserves, in US dollars: no usage came back, or all tokens were used. */
  most: number | null;
  /** What one call reserves before it is sent, in US dollars. */
  reservedEach: number | null;
  /** Milliseconds; null where no answer of the model was seen, or the provider's batches decide. */
  time: Estimate | null;
  atOnce: number;
  latencyMs: number | null;
  classifications: number;
  /** What stands in the way. */
  limits: {
    /** Items that are likely to be there when the run has made as many calls as it may; null where that is enough. */
    itemsAtMaxCalls: number | null;
    /** Items that are likely to be there when the cap is used up; null without one, or where it is enough. */
    itemsAtCap: number | null;
    /** The cap is less than one call reserves: nothing would be sent. */
    capBelowOneCall: boolean;
    /** The month's budget has less left than the run is likely to cost. */
    overBudget: boolean;
  };
};

/** Words of a classification's prompt beside the task, and of its answer, in tokens. */
const guessedClassification = { prompt: 500, answer: 60 };

/** Forecasts a run. Every figure is a range, and says by its basis whether it was seen or guessed. */
export function forecast(basis: ForecastBasis): Forecast {
  const { settings, price, classification } = basis;
  const batch = settings.delivery === "batch";
  const acceptance = acceptanceOf(basis.runs);
  const callsAt = (share: number) => Math.ceil(settings.target / (settings.tasksPerCall * share));
  const wanted = { low: callsAt(acceptance.high), likely: callsAt(acceptance.likely), high: callsAt(acceptance.low) };
  const maxCalls = maxCallsOf(settings);
  const calls = mapEstimate(wanted, (count) => Math.min(count, maxCalls));
  const tokens = tokensOf(basis.runs, settings, basis.promptBytes, basis.taskBytes);
  const bounds = { input: Math.max(0, ...basis.promptBytes), output: settings.maxOutputTokens, bounded: true };
  const reserved = reservationOf(price, bounds, batch);
  const reservedEach = reserved === null ? null : toDollars(reserved);
  const extra = classification ? classificationCost(classification, basis) : { each: noCost, most: 0 };
  const each = price && callCost(price, tokens, reservedEach ?? 0, batch);
  const cost =
    each && extra.each
      ? {
          low: calls.low * each.low + settings.target * extra.each.low,
          likely: calls.likely * each.likely + settings.target * extra.each.likely,
          high: calls.high * each.high + settings.target * extra.each.high,
        }
      : null;
  const cap = settings.spendCap;
  const shortOf = (have: number, need: number) => (have < need ? Math.floor((settings.target * have) / need) : null);
  const atOnce = Math.max(1, Math.min(settings.concurrency, Math.floor(basis.ceiling ?? Number.POSITIVE_INFINITY)));
  return {
    calls,
    acceptance,
    tokens,
    cost,
    most:
      reservedEach === null || extra.most === null ? null : calls.high * reservedEach + settings.target * extra.most,
    reservedEach,
    time:
      basis.latencyMs === null || batch
        ? null
        : mapEstimate(calls, (count) => timeOf(count, atOnce, basis.latencyMs ?? 0)),
    atOnce,
    latencyMs: basis.latencyMs,
    classifications: classification ? settings.target : 0,
    limits: {
      itemsAtMaxCalls: shortOf(maxCalls, wanted.likely),
      itemsAtCap: cap === null || cost === null ? null : shortOf(cap, cost.likely),
      capBelowOneCall: cap !== null && reservedEach !== null && cap < reservedEach,
      overBudget: basis.budgetLeft !== null && cost !== null && cost.likely > basis.budgetLeft,
    },
  };
}

const noCost: Estimate = { low: 0, likely: 0, high: 0 };

/** US dollars of a call; at worst a third more than its tokens at the most seen, as some calls are repeated. */
function callCost(price: Price, { input, output }: SeenTokens, reserved: number, batch: boolean): Estimate {
  const at = (which: keyof Estimate) =>
    ((input[which] * Number(price.input) + output[which] * Number(price.output)) * share(price, batch)) / 1e12;
  return {
    low: at("low"),
    likely: at("likely"),
    high: Math.min(Math.max(reserved, at("likely")), (4 / 3) * at("high")),
  };
}

function classificationCost(
  { price, tokens }: NonNullable<ForecastBasis["classification"]>,
  { taskBytes, settings }: ForecastBasis,
): { each: Estimate | null; most: number | null } {
  if (!price) return { each: null, most: null };
  const input = tokens?.input ?? guessedClassification.prompt + taskBytes / bytesOfToken.likely;
  const output = tokens?.output ?? guessedClassification.answer;
  const likely = (input * Number(price.input) + output * Number(price.output)) / 1e12;
  // Bytes bound the input, and a guess may be short of them.
  const bound = { input: Math.ceil(2 * bytesOfToken.likely * input), output: settings.maxOutputTokens, bounded: true };
  const reserved = reservationOf(price, bound);
  const spreadOf = tokens ? { low: 0.8, high: 1.5 } : { low: 0.5, high: 2.5 };
  return {
    each: { low: spreadOf.low * likely, likely, high: spreadOf.high * likely },
    most: toDollars(reserved ?? 0n),
  };
}

/** The last answer comes one latency after the last call was sent, however few calls there are. */
function timeOf(calls: number, atOnce: number, latencyMs: number): number {
  return Math.ceil(calls / atOnce) * latencyMs;
}

function share(price: Price, batch: boolean): number {
  return batch ? price.batchShare / 100 : 1;
}
