import type { QueueOrder, ReviewPolicy, ReviewRule } from "#lib/review/policy.ts";

/** The rules in the order of the form. */
export const rules = ["first", "majority", "unanimous", "adjudicator"] as const satisfies readonly ReviewRule[];

/** The orders of the queue in the order of the form. */
export const orders = [
  "oldest",
  "random",
  "category",
  "run",
  "disagreement",
  "uncertainty",
] as const satisfies readonly QueueOrder[];

/** For whom suggestions are hidden. */
export const hidings = ["never", "always", "share"] as const;

/** A policy as the form holds it: numbers as they are typed. */
export type PolicyDraft = {
  rule: ReviewRule;
  reviewers: string;
  overlap: string;
  mostReviewers: string;
  order: QueueOrder;
  orderSeed: string;
  hiding: (typeof hidings)[number];
  hiddenShare: string;
  knownShare: string;
  knownLimit: string;
  knownWindow: string;
  assignedOnly: boolean;
};

/** The form of a policy. */
export function draftOf(policy: ReviewPolicy): PolicyDraft {
  const { hiddenShare } = policy;
  const hiding = hiddenShare === 0 ? "never" : hiddenShare === 100 ? "always" : "share";
  return {
    rule: policy.rule,
    reviewers: String(policy.reviewers),
    overlap: String(policy.overlap),
    mostReviewers: String(policy.mostReviewers),
    order: policy.order,
    orderSeed: String(policy.orderSeed),
    hiding,
    hiddenShare: hiding === "share" ? String(hiddenShare) : "50",
    knownShare: String(policy.knownShare),
    knownLimit: String(policy.knownLimit),
    knownWindow: String(policy.knownWindow),
    assignedOnly: policy.assignedOnly,
  };
}

/** Which settings mean something by the others; the rest are not shown. */
export function meaningOf(draft: PolicyDraft): { overlap: boolean; most: boolean; seed: boolean; known: boolean } {
  const several = Number(draft.reviewers) > 1;
  return {
    overlap: several,
    // Unanimous and adjudicated items go to an adjudicator at once, and where the first decides there is no dispute.
    most: several && draft.rule === "majority",
    seed: draft.order === "random",
    known: Number(draft.knownShare) > 0,
  };
}

/** The policy of a form; what is not a number is NaN. */
export function policyOf(draft: PolicyDraft): ReviewPolicy {
  const meaning = meaningOf(draft);
  const reviewers = numberOf(draft.reviewers);
  return {
    rule: draft.rule,
    reviewers,
    overlap: meaning.overlap ? numberOf(draft.overlap) : 100,
    mostReviewers: meaning.most ? numberOf(draft.mostReviewers) : reviewers,
    order: draft.order,
    orderSeed: numberOf(draft.orderSeed),
    hiddenShare: { never: 0, always: 100, share: numberOf(draft.hiddenShare) }[draft.hiding],
    knownShare: numberOf(draft.knownShare),
    knownLimit: numberOf(draft.knownLimit),
    knownWindow: numberOf(draft.knownWindow),
    assignedOnly: draft.assignedOnly,
  };
}

/** A whole number as people write it; NaN for anything else. */
export function numberOf(text: string): number {
  return /^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN;
}
