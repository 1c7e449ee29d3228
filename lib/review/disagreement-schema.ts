import { z } from "zod";
import { takeInput } from "./schema.ts";

/** Which items an adjudicator is given: all that wait for one, or only those whose reviewers do not agree. */
export const disputeScopes = ["all", "disagreeing"] as const;

/** One of them. */
export type DisputeScope = (typeof disputeScopes)[number];

/** What the disagreements are narrowed to, from the page's address; anything malformed is left out. */
export const disputeFilter = z.object({
  scope: z.enum(disputeScopes).optional().catch(undefined),
  /** The number of one item to begin with. */
  item: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional().catch(undefined),
});

/** What the disagreements are narrowed to. */
export type DisputeFilter = z.output<typeof disputeFilter>;

/** A wish for the next disagreements: how many, and which the page has already. */
export const takeDisputedInput = takeInput.extend({ filter: disputeFilter });

/** A wish for the next disagreements. */
export type TakeDisputedInput = z.output<typeof takeDisputedInput>;
