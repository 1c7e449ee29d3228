import { z } from "zod";

/** How a rule picks what stays in a group of duplicates: the first by this order, of those that are near to each other. */
export const resolutionRules = ["oldest", "longest", "approved"] as const;

/** One of the rules. */
export type ResolutionRule = (typeof resolutionRules)[number];

/** How many items one request may name. */
const mostNamed = 2_000;

const threshold = z.number().min(0.5).max(1);
const key = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const ids = z.array(z.uuid()).max(mostNamed, "duplicates.errors.tooMany");

/** A person's choice in one group: what stays, and what is set aside for it. The id is made in the browser: sent twice, it counts once. */
export const resolveInput = z
  .object({
    id: z.uuid(),
    threshold,
    keep: z.object({ of: z.enum(["seed", "item"]), id: z.uuid() }),
    /** Items, by id, that are set aside for it. */
    setAside: ids,
    /** Whether what stays gets the tags of what is set aside. */
    mergeTags: z.boolean(),
    /**
     * Also those of the group that were not on screen, as far as they are as near to what stays: the group by the key of any of its
     * members, as the look showed it, but for the items in `leaveOut`.
     */
    rest: z.object({ scanId: z.uuid(), key, leaveOut: ids }).nullable(),
  })
  .refine(({ setAside, rest }) => setAside.length > 0 || rest !== null, {
    path: ["setAside"],
    message: "duplicates.errors.nothingChosen",
  });

/** A person's choice in one group. */
export type ResolveInput = z.output<typeof resolveInput>;

/** A rule over all groups of a look at a threshold, as the person saw them. */
export const ruleScope = z.object({ scanId: z.uuid(), threshold, rule: z.enum(resolutionRules) });

/** A rule over all groups of a look at a threshold. */
export type RuleScope = z.output<typeof ruleScope>;

/** An order to resolve by a rule. The id is made in the browser. */
export const resolveByRuleInput = ruleScope.extend({ id: z.uuid(), mergeTags: z.boolean() });

/** An order to resolve by a rule. */
export type ResolveByRuleInput = z.output<typeof resolveByRuleInput>;

/** The threshold that the page opens with: that of the near-duplicate rule. */
const usualThreshold = 0.7;

/** What the duplicates page shows, from its address; anything malformed is left out. */
export const duplicatesView = z.object({
  at: z.coerce
    .number()
    .min(0.5)
    .max(1)
    .transform((value) => Math.round(value * 100) / 100)
    .catch(usualThreshold),
  rule: z.enum(resolutionRules).catch("oldest"),
  view: z.enum(["groups", "similarity", "resolved"]).catch("groups"),
});

const at = z.coerce.number().min(0.5).max(1);

/** Which groups are asked for: at a threshold, after a cursor. */
export const groupsQuery = z.object({ at, after: z.string().max(200).optional() });

/** Which members of a group: after the one with a key. */
export const groupQuery = z.object({ at, after: z.coerce.number().int().min(0).optional() });

/** Which past resolutions: those before a time. */
export const resolutionsQuery = z.object({ before: z.coerce.date().optional() });

/** Which items that are set aside for what no longer stands: after the one with a number. */
export const strandedQuery = z.object({
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
});

/** Where a resolution is. */
export type ResolutionStatus = "planning" | "applying" | "done" | "undoing" | "undone";

/** What became of a resolution so far. */
export type ResolutionState = {
  id: string;
  status: ResolutionStatus;
  /** Groups in which something is set aside. */
  groups: number;
  /** Items that are set aside by it. */
  setAside: number;
  /** Items that it passed over: they, or what stays for them, had been decided, set aside or changed meanwhile. */
  skipped: number;
  /** Of the step under way. */
  done: number;
  total: number;
};
