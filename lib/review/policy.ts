import { z } from "zod";

/** How an item's status follows from its reviewers' decisions, once all whom it takes have decided. */
export const reviewRules = ["first", "majority", "unanimous", "adjudicator"] as const;

/** One of the rules. */
export type ReviewRule = (typeof reviewRules)[number];

/** Orders of the queue. */
export const queueOrders = ["oldest", "random", "category", "run", "disagreement", "uncertainty"] as const;

/** One of the orders. */
export type QueueOrder = (typeof queueOrders)[number];

const percent = z.int("review.errors.percent").min(0, "review.errors.percent").max(100, "review.errors.percent");
const reviewers = z.int("review.errors.reviewers").min(1, "review.errors.reviewers").max(9, "review.errors.reviewers");

/**
 * How a project reviews. Saved as a numbered policy that never changes; an item keeps to the one in force at its first
 * decision, so a change holds for what nobody has decided yet.
 */
export const reviewPolicy = z
  .object({
    /**
     * - `first`: the verdict of who decided first; the others measure agreement.
     * - `majority`: what more than half of the decisions say.
     * - `unanimous`: what all say; otherwise it is disputed.
     * - `adjudicator`: an adjudicator settles each, and sees what the reviewers said.
     */
    rule: z.enum(reviewRules).default("first"),
    /** How many people decide an item that is in the overlap (k). */
    reviewers: reviewers.default(1),
    /** The share of items that is in the overlap, in per cent; one person decides each of the others. */
    overlap: percent.default(100),
    /** Disagreement adds one reviewer after another up to so many; as `reviewers` says, none. */
    mostReviewers: reviewers.default(1),
    order: z.enum(queueOrders).default("oldest"),
    /** Of the order `random`: other seeds, other orders. */
    orderSeed: z
      .int("review.errors.seed")
      .min(0, "review.errors.seed")
      .max(2_147_483_647, "review.errors.seed")
      .default(1),
    /** The share of decisions for which the reviewer sees nothing that a model proposes until they have decided. */
    hiddenShare: percent.default(0),
    /** The share of known items among those that a reviewer gets. */
    knownShare: z
      .int("review.errors.knownShare")
      .min(0, "review.errors.knownShare")
      .max(50, "review.errors.knownShare")
      .default(0),
    /** Below this share of right answers on known items a reviewer is paused; 0 pauses nobody. */
    knownLimit: percent.default(0),
    /** How many known items a reviewer has to have decided before the limit holds. It looks at so many of the latest. */
    knownWindow: z
      .int("review.errors.knownWindow")
      .min(3, "review.errors.knownWindow")
      .max(200, "review.errors.knownWindow")
      .default(10),
    /** Whether people without an assignment get nothing, where there are assignments. */
    assignedOnly: z.boolean().default(false),
  })
  .refine((policy) => policy.mostReviewers >= policy.reviewers, {
    path: ["mostReviewers"],
    message: "review.errors.mostReviewers",
  });

/** How a project reviews. */
export type ReviewPolicy = z.output<typeof reviewPolicy>;

/** The policy that every project begins with, number 0: one reviewer an item, the oldest first, all suggestions shown. */
export const firstPolicy: ReviewPolicy = reviewPolicy.parse({});
