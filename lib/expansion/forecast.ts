import { reservationOf } from "./charge.ts";
import { maxCallsOf } from "./max-calls.ts";
import { type Price, toDollars } from "./money.ts";
import type { RunSettings } from "./schema.ts";

/** What is to be expected: at best, most likely, and where things go badly. */
export type Estimate = { low: number; likely: number; high: number };

/** An earlier run on the same model: what was asked for, what came of it, and the tokens of its expansion calls. */
export type SeenRun = {
  number: number;
  /** Tasks asked for by the calls that are settled. */
  tasksAsked: number;
  accepted: number;
  calls: number;
  inputTokens: number;
  cachedTokens: number;
  outputTokens: number;
  /** Its prompt and its limit for near-duplicates are those of the new run: its acceptance says something. */
  sameRules: boolean;
  /** It shows as many tasks a prompt, by the same prompt: its input is as long. */
  sameInput: boolean;
};

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
  acceptance: Estimate & { runs: number[] };
  /** Tokens of an expansion call; `seen`: calls that they come from; 0, they are estimated from lengths. */
  tokens: { input: Estimate; output: Estimate; seen: number };
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

/** Where no run like it was seen: half of the tasks get in, a quarter where things go badly. */
const guessedAcceptance: Estimate = { low: 0.25, likely: 0.5, high: 0.9 };

/** Fewer tasks than these say little of how many get in. */
const leastTasks = 20;

/** Bytes of a token in English text: 4, from 3 in text full of codes to 6. */
const bytesOfToken = { low: 6, likely: 4, high: 3 };

/** JSON around a task, and how much longer or shorter than seeds models write. */
const outputFactor = { low: 0.5, likely: 1.2, high: 2.5 };

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
  const calls = map(wanted, (count) => Math.min(count, maxCalls));
  const tokens = tokensOf(basis);
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
    time: basis.latencyMs === null || batch ? null : map(calls, (count) => timeOf(count, atOnce, basis.latencyMs ?? 0)),
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

/** Of all runs with the same rules together; from a fifth below the worst of them, as ground fills up, to a tenth above the best. */
function acceptanceOf(runs: readonly SeenRun[]): Forecast["acceptance"] {
  const seen = runs.filter((run) => run.sameRules && run.tasksAsked >= leastTasks && run.accepted > 0);
  if (seen.length === 0) return { ...guessedAcceptance, runs: [] };
  const shareOf = (accepted: number, asked: number) => Math.min(1, accepted / asked);
  const shares = seen.map((run) => shareOf(run.accepted, run.tasksAsked));
  const likely = shareOf(
    seen.reduce((sum, run) => sum + run.accepted, 0),
    seen.reduce((sum, run) => sum + run.tasksAsked, 0),
  );
  return {
    low: 0.8 * Math.min(...shares),
    likely,
    high: Math.min(1, 1.1 * Math.max(...shares)),
    runs: seen.map((run) => run.number),
  };
}

function tokensOf({ runs, settings, promptBytes, taskBytes }: ForecastBasis): Forecast["tokens"] {
  const mean = promptBytes.reduce((sum, bytes) => sum + bytes, 0) / Math.max(1, promptBytes.length);
  const most = Math.max(0, ...promptBytes);
  const counted = runs.filter((run) => run.tasksAsked > 0 && run.inputTokens > 0 && run.outputTokens > 0);
  const alike = counted.filter((run) => run.sameInput);
  const output = (tokens: number) => Math.min(settings.maxOutputTokens, tokens);
  const guessedOutput = (factor: number, bytes: number) => output((settings.tasksPerCall * taskBytes * factor) / bytes);
  const perTask = counted.map((run) => run.outputTokens / run.tasksAsked);
  return {
    input:
      alike.length > 0
        ? spread(
            alike.map((run) => run.inputTokens / run.calls),
            meanOf(alike, "inputTokens"),
            (value) => Math.min(value, most),
          )
        : map(bytesOfToken, (bytes) => mean / bytes),
    output:
      counted.length > 0
        ? spread(perTask, totalOf(counted, "outputTokens") / totalOf(counted, "tasksAsked"), (value) =>
            output(value * settings.tasksPerCall),
          )
        : {
            low: guessedOutput(outputFactor.low, bytesOfToken.low),
            likely: guessedOutput(outputFactor.likely, bytesOfToken.likely),
            high: guessedOutput(outputFactor.high, bytesOfToken.high),
          },
    seen: totalOf(alike.length > 0 ? alike : counted, "calls"),
  };
}

const noCost: Estimate = { low: 0, likely: 0, high: 0 };

/** US dollars of a call; at worst a third more than its tokens at the most seen, as some calls are repeated. */
function callCost(price: Price, { input, output }: Forecast["tokens"], reserved: number, batch: boolean): Estimate {
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

function spread(values: readonly number[], likely: number, within: (value: number) => number): Estimate {
  return {
    low: within(0.9 * Math.min(...values)),
    likely: within(likely),
    high: within(1.1 * Math.max(...values)),
  };
}

type Counts = "calls" | "inputTokens" | "outputTokens" | "tasksAsked";

function totalOf(runs: readonly SeenRun[], what: Counts): number {
  return runs.reduce((sum, run) => sum + run[what], 0);
}

function meanOf(runs: readonly SeenRun[], what: Counts): number {
  return totalOf(runs, what) / totalOf(runs, "calls");
}

function map({ low, likely, high }: Estimate, of: (value: number) => number): Estimate {
  return { low: of(low), likely: of(likely), high: of(high) };
}
