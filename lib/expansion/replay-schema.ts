import { z } from "zod";
import { runRef, runRules } from "./schema.ts";

/** What starts a replay of a run: with the run's own rules (null), or with others to see what would have been. */
export const replayInput = runRef.extend({ rules: runRules.nullable() });

/** What became of a candidate, or that it was no candidate. */
const fate = z.enum(["item", "rejection", "malformed", "nothing"]);

/** A seed, an item, or a candidate that would have become one, by the number that people call it by. */
const namedTask = z.object({ of: z.enum(["seed", "item", "candidate"]), number: z.number() });

/** One side of a difference: what became of it, and the fields that are not the same, cut to a readable length. */
const side = z.object({ fate, fields: z.record(z.string(), z.string()) });

/** A place where what came out is not what is recorded. */
const difference = z.object({
  call: z.number(),
  /** The number of the project's sequence; null for a malformed part, which has none. */
  sequence: z.number().nullable(),
  /** The beginning of the instruction, or of the part. */
  words: z.string(),
  recorded: side,
  again: side,
});

const counts = z.object({ items: z.number(), rejections: z.number(), malformed: z.number() });

/** A candidate that other rules would have put on the other side. */
const changed = z.object({
  call: z.number(),
  sequence: z.number(),
  instruction: z.string(),
  /** The rule that turned it away, or would have. */
  rule: z.string(),
  detail: z.string(),
  neighbour: namedTask.nullable(),
});

/** What a replay with the run's own rules found. */
const replayFound = z.object({
  kind: z.literal("replay"),
  calls: z.number(),
  recorded: counts,
  again: counts,
  differences: z.number(),
  first: z.array(difference),
  /** Items and rejections that are recorded for the run and belong to none of its settled calls. */
  strays: z.number(),
});

/** What a replay with other rules found. */
const whatIfFound = z.object({
  kind: z.literal("whatIf"),
  calls: z.number(),
  recorded: counts,
  again: counts,
  /** Candidates turned away by rule, as recorded and with the other rules. */
  byRule: z.record(z.string(), z.object({ recorded: z.number(), again: z.number() })),
  /** Candidates that were turned away and would get in, and the other way round: how many, and the first of them. */
  getIn: z.object({ count: z.number(), first: z.array(changed) }),
  turnedAway: z.object({ count: z.number(), first: z.array(changed) }),
});

/** The states of a replay. */
export type ReplayStatus = "waiting" | "running" | "done" | "failed";

/** What a replay found, as its row keeps it. */
export const replayResult = z.discriminatedUnion("kind", [replayFound, whatIfFound]);

/** Whether the same came out again. */
export function isIdentical({ differences, strays }: ReplayFound): boolean {
  return differences === 0 && strays === 0;
}

export type Fate = z.output<typeof fate>;
export type NamedTask = z.output<typeof namedTask>;
export type Difference = z.output<typeof difference>;
export type ChangedCandidate = z.output<typeof changed>;
export type ReplayFound = z.output<typeof replayFound>;
export type WhatIfFound = z.output<typeof whatIfFound>;
export type ReplayResult = z.output<typeof replayResult>;
