import { z } from "zod";

const atMostSixDecimals = (value: number) => Number(value.toFixed(6)) === value;

/** An amount in US dollars, to the millionth; null is no limit. */
const amount = (message: string) =>
  z.number(message).min(0.000_001, message).max(1_000_000, message).refine(atMostSixDecimals, message).nullable();

/** What a project's calls may cost in a month. */
export const budgetInput = z.object({ budget: amount("costs.errors.budget") });

/** What a run may cost in all. */
export const spendCapInput = z.object({
  number: z.int("expansion.errors.runNumber").min(1, "expansion.errors.runNumber").max(2_000_000_000),
  cap: amount("costs.errors.cap"),
});
