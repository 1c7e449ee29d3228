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

/** Where no run like it was seen: half of the tasks get in, a quarter where things go badly. */
const guessedAcceptance: Estimate = { low: 0.25, likely: 0.5, high: 0.9 };

/** Fewer tasks than these say little of how many get in. */
const leastTasks = 20;

/** Bytes of a token in English text: 4, from 3 in text full of codes to 6. */
export const bytesOfToken = { low: 6, likely: 4, high: 3 };

/** JSON around a task, and how much longer or shorter than seeds models write. */
const outputFactor = { low: 0.5, likely: 1.2, high: 2.5 };

/** The share of the tasks asked for that becomes items, and the runs that say so; none: it is a guess. */
export type SeenAcceptance = Estimate & { runs: number[] };

/** Tokens of an expansion call, and the calls that say so; 0: they are estimated from lengths. */
export type SeenTokens = { input: Estimate; output: Estimate; seen: number };

/** Of all runs with the same rules together; from a fifth below the worst of them, as ground fills up, to a tenth above the best. */
export function acceptanceOf(runs: readonly SeenRun[]): SeenAcceptance {
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

/**
 * Of earlier calls of the model, else from the length of prompts and tasks.
 * @param promptBytes UTF-8 bytes of some prompts that would be sent
 * @param taskBytes UTF-8 bytes of a task, on average
 */
export function tokensOf(
  runs: readonly SeenRun[],
  settings: Pick<RunSettings, "tasksPerCall" | "maxOutputTokens">,
  promptBytes: readonly number[],
  taskBytes: number,
): SeenTokens {
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
        : mapEstimate(bytesOfToken, (bytes) => mean / bytes),
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

/** Each figure of a range, made into another. */
export function mapEstimate({ low, likely, high }: Estimate, of: (value: number) => number): Estimate {
  return { low: of(low), likely: of(likely), high: of(high) };
}
