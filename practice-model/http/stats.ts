import { hash } from "node:crypto";
import type { Usage } from "./completion.ts";

/** What went on, as a provider would bill it; tokens are the true ones, whatever the answers said. */
export interface Counts {
  /** Chat requests that came, whatever became of them. */
  requests: number;
  /** Answers sent whole with status 200, whatever their content. */
  answered: number;
  /** Requests answered with each status. */
  statuses: Record<string, number>;
  /** Requests under way at once, at most. */
  mostAtOnce: number;
  promptTokens: number;
  cachedTokens: number;
  completionTokens: number;
}

/** What `GET /practice/stats` answers. */
export interface PracticeStats extends Counts {
  models: Record<string, Counts>;
  /** Files and batches handed in, and the lines of batches that were answered; their tokens are not in the counts above. */
  batches: BatchCounts;
  /** Requests whose body came more than once: how many bodies, how many requests too many, and how often the most frequent ones came. */
  repeated: { bodies: number; requests: number; most: { body: string; times: number }[] };
}

/** What was handed in as files. */
export interface BatchCounts {
  files: number;
  batches: number;
  lines: number;
  promptTokens: number;
  cachedTokens: number;
  completionTokens: number;
}

/** A request that is being counted. */
export interface Counted {
  /** What its tokens come to, once that is known. */
  worked(usage: Usage): void;
  /** Its end: the status, or null where the connection broke. */
  ended(status: number | null): void;
}

/** Names and bodies are forgotten, oldest first, above these, so that a server that runs for weeks does not grow. */
const mostModels = 1_000;
const mostBodies = 200_000;

/** What counts. */
export type Stats = ReturnType<typeof makeStats>;

/** Counts requests from the provider's side, for tests. */
export function makeStats() {
  let all = nothing();
  let models = new Map<string, Counts>();
  let batches = noBatches();
  let bodies = new Map<string, number>();
  const underWay = new Map<string, number>();
  function countBody(body: string | Buffer): void {
    const digest = hash("sha256", body);
    bodies.set(digest, (bodies.get(digest) ?? 0) + 1);
    if (bodies.size > mostBodies) bodies.delete(bodies.keys().next().value as string);
  }
  return {
    fileCame(): void {
      batches.files++;
    },
    batchCame(): void {
      batches.batches++;
    },
    /** Counts a line of a batch that is answered; its body counts among those that may come twice. */
    lineCame(body: string, usage: Usage | null): void {
      countBody(body);
      batches.lines++;
      batches.promptTokens += usage?.prompt_tokens ?? 0;
      batches.cachedTokens += usage?.prompt_tokens_details.cached_tokens ?? 0;
      batches.completionTokens += usage?.completion_tokens ?? 0;
    },
    /** Counts a request in. `model` is the name as asked for, `body` the bytes that came. */
    came(model: string, body: string | Buffer): Counted {
      const own = models.get(model) ?? nothing();
      models.set(model, own);
      if (models.size > mostModels) models.delete(models.keys().next().value as string);
      countBody(body);
      for (const [name, counts] of [
        ["", all],
        [model, own],
      ] as const) {
        counts.requests++;
        underWay.set(name, (underWay.get(name) ?? 0) + 1);
        counts.mostAtOnce = Math.max(counts.mostAtOnce, underWay.get(name) ?? 0);
      }
      const both = [all, own];
      let open = true;
      return {
        worked(usage) {
          for (const counts of both) {
            counts.promptTokens += usage.prompt_tokens;
            counts.cachedTokens += usage.prompt_tokens_details.cached_tokens;
            counts.completionTokens += usage.completion_tokens;
          }
        },
        ended(status) {
          if (!open) return;
          open = false;
          for (const name of ["", model]) {
            const left = (underWay.get(name) ?? 1) - 1;
            if (left > 0) underWay.set(name, left);
            else underWay.delete(name);
          }
          for (const counts of both) {
            const word = status === null ? "broken" : String(status);
            counts.statuses[word] = (counts.statuses[word] ?? 0) + 1;
            if (status === 200) counts.answered++;
          }
        },
      };
    },
    read(): PracticeStats {
      const repeated = [...bodies].filter(([, times]) => times > 1).sort((a, b) => b[1] - a[1]);
      return {
        ...all,
        models: Object.fromEntries(models),
        batches,
        repeated: {
          bodies: repeated.length,
          requests: repeated.reduce((sum, [, times]) => sum + times - 1, 0),
          most: repeated.slice(0, 100).map(([body, times]) => ({ body, times })),
        },
      };
    },
    /** Begins anew; what is under way stays so. */
    clear(): void {
      all = nothing();
      models = new Map();
      batches = noBatches();
      bodies = new Map();
    },
  };
}

function noBatches(): BatchCounts {
  return { files: 0, batches: 0, lines: 0, promptTokens: 0, cachedTokens: 0, completionTokens: 0 };
}

function nothing(): Counts {
  return {
    requests: 0,
    answered: 0,
    statuses: {},
    mostAtOnce: 0,
    promptTokens: 0,
    cachedTokens: 0,
    completionTokens: 0,
  };
}
