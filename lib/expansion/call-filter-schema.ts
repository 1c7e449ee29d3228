import { z } from "zod";
import { attemptOutcomes } from "./attempt-outcome.ts";

/** What a call is for: new tasks, the category of an item, or a second output for one. */
export const callPurposes = ["expand", "classify", "answer"] as const;

/**
 * How a call stands, in the reader's terms: `waiting` for a worker, `underWay` until its answer is settled, `settled`,
 * `failed` for good, or `notSent`: given up because nobody needed it any more.
 */
export const callStates = ["waiting", "underWay", "settled", "failed", "notSent"] as const;

/** One of them. */
export type CallState = (typeof callStates)[number];

/** What a request may have come to, as calls are filtered by it. */
export const callOutcomes = attemptOutcomes;

/** Orders of a run's calls. By latency and cost only the calls that have one are listed. */
const callSorts = ["number-asc", "number-desc", "latency-desc", "latency-asc", "cost-desc", "cost-asc"] as const;

/** One of the orders. */
export type CallSort = (typeof callSorts)[number];

const orNothing = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined);

/**
 * Which calls of a run are listed, from the page's address. Anything unknown is left out rather than refused: an old
 * link still opens the page.
 */
export const callFilter = z.object({
  /** Without one: what the run is for. */
  purpose: orNothing(z.enum(callPurposes)),
  state: orNothing(z.enum(callStates)),
  /** At least one of their requests came to this. */
  outcome: orNothing(z.enum(callOutcomes)),
  /** They showed the seed of this number. */
  seed: orNothing(z.coerce.number().int().min(1).max(2_000_000_000)),
  /** The provider reported more tokens than there can have been. */
  excess: z
    .string()
    .optional()
    .transform((text) => text === "1"),
  sort: z.enum(callSorts).catch("number-asc"),
});

/** Which calls of a run are listed, and in which order. */
export type CallFilter = z.output<typeof callFilter>;

/** Whether a filter leaves some of the calls of its purpose out. */
export function narrowsCalls({ state, outcome, seed, excess }: CallFilter): boolean {
  return Boolean(state || outcome || seed || excess);
}
