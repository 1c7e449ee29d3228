import type { Category, ItemStatus } from "#lib/items/schema.ts";
import type { ReviewRule } from "./policy.ts";

/** What the status follows from: one review or adjudication of an item, standing or taken back. */
export type DecisionRecord = {
  id: string;
  kind: "review" | "adjudication";
  reviewerId: string;
  /** The version of the text that it was made on. */
  itemVersion: number;
  verdict: "approve" | "reject";
  category: Category | null;
  createdAt: Date;
  revokedAt: Date | null;
};

/** What an item's decisions make of it. */
export type DerivedStatus = { status: ItemStatus; category: Category | null };

/** The rule that an item is reviewed by. */
export type ItemRule = {
  rule: ReviewRule;
  /** How many reviewers it takes to begin with. */
  base: number;
  /** How many it takes at most, where disagreement adds some. */
  most: number;
};

/** What an item's decisions make of it, and of its review. */
export type DerivedReview = DerivedStatus & {
  /** How many reviewers it takes; null while nobody has decided it. */
  wanted: number | null;
  /** How many of them have decided. */
  given: number;
  /** All have decided, and an adjudicator settles it. */
  disputed: boolean;
  /** All whom it takes have decided. */
  complete: boolean;
  /** Share of the pairs of counted decisions that differ, 0 to 1. */
  disagreement: number;
  /** The reviews that count, by id; others that stand are surplus. */
  counted: string[];
};

/**
 * An item's status from its decisions and the rule that it is reviewed by.
 *
 * The reviews that stand count in the order in which their reviewers decided first, up to as many as the item takes; later ones
 * are surplus. A reviewer who changes their mind keeps their place: a decision that replaced an own one in the same moment is
 * as old as the one it replaced. **Until all have decided the item is pending**, whatever the rule: a status never tells what
 * the first of several reviewers said. Then, two decisions being the same where the verdict is and, of approvals, the category and the text (who
 * approves another text approves something else):
 * - `first`: the first decision holds.
 * - `majority`: what more than half say; where there is none, one more reviewer is asked, up to `most`, then it is disputed.
 * - `unanimous`: what all say, or it is disputed.
 * - `adjudicator`: it is disputed, whatever they say: an adjudicator settles each.
 *
 * An adjudication overrules the reviews as long as it stands. An item that is set aside as another's duplicate is rejected
 * whatever its decisions say; they are kept, and what they make of it holds again once it is brought back.
 * @param decisions all reviews and adjudications of the item, in any order
 * @param setAside whether the item is set aside as a duplicate
 */
export function deriveReview(decisions: readonly DecisionRecord[], rule: ItemRule, setAside = false): DerivedReview {
  const review = deriveFromReviews(standingReviews(decisions), rule);
  const adjudication = decisions.find((each) => each.kind === "adjudication" && each.revokedAt === null);
  const settled = adjudication
    ? { ...review, ...verdictOf(adjudication), wanted: review.given, complete: true, disputed: false }
    : review;
  return setAside ? { ...settled, status: "rejected" } : settled;
}

function deriveFromReviews(reviews: readonly DecisionRecord[], { rule, base, most }: ItemRule): DerivedReview {
  if (reviews.length === 0) {
    const nothing = { status: "pending", category: null, wanted: null, given: 0 } as const;
    return { ...nothing, disputed: false, complete: false, disagreement: 0, counted: [] };
  }
  let wanted = base;
  let outcome: DecisionRecord | null = null;
  for (; ; wanted++) {
    const counted = reviews.slice(0, wanted);
    if (counted.length < wanted) break;
    outcome = outcomeOf(counted, rule);
    if (outcome || rule !== "majority" || wanted >= most) break;
  }
  const counted = reviews.slice(0, wanted);
  const complete = counted.length === wanted;
  return {
    ...(outcome ? verdictOf(outcome) : { status: "pending", category: null }),
    wanted,
    given: counted.length,
    disputed: complete && outcome === null,
    complete,
    disagreement: disagreementOf(counted),
    counted: counted.map(({ id }) => id),
  };
}

/** The decision that all of them come to by the rule; null where an adjudicator has to settle it. */
function outcomeOf(counted: readonly DecisionRecord[], rule: ReviewRule): DecisionRecord | null {
  if (rule === "adjudicator") return null;
  if (rule === "first") return counted[0] ?? null;
  const needed = rule === "unanimous" ? counted.length : Math.floor(counted.length / 2) + 1;
  const same = Map.groupBy(counted, answerOf);
  return [...same.values()].find((group) => group.length >= needed)?.[0] ?? null;
}

/** What a decision says: two of the same say the same. */
function answerOf({ verdict, category, itemVersion }: DecisionRecord): string {
  return verdict === "approve" ? `approve ${category} ${itemVersion}` : "reject";
}

function disagreementOf(counted: readonly DecisionRecord[]): number {
  const pairs = (count: number) => (count * (count - 1)) / 2;
  const all = pairs(counted.length);
  if (all === 0) return 0;
  const same = [...Map.groupBy(counted, answerOf).values()].reduce((sum, group) => sum + pairs(group.length), 0);
  return (all - same) / all;
}

function verdictOf({ verdict, category }: DecisionRecord): DerivedStatus {
  return { status: verdict === "approve" ? "approved" : "rejected", category };
}

/** The reviews that stand, who decided first comes first. */
function standingReviews(decisions: readonly DecisionRecord[]): DecisionRecord[] {
  const reviews = decisions.filter((each) => each.kind === "review");
  const ended = Map.groupBy(reviews, (each) => momentOf(each.reviewerId, each.revokedAt));
  return reviews
    .filter((each) => each.revokedAt === null)
    .map((decision) => ({ decision, since: standingSince(decision, ended) }))
    .sort((a, b) => a.since - b.since || (a.decision.id < b.decision.id ? -1 : 1))
    .map(({ decision }) => decision);
}

function momentOf(reviewerId: string, at: Date | null): string {
  return `${reviewerId} ${at?.getTime()}`;
}

/**
 * When the reviewer's unbroken chain of decisions began that ends in this one, in milliseconds.
 * @param ended decisions by reviewer and the moment that they were taken back at
 */
function standingSince(decision: DecisionRecord, ended: ReadonlyMap<string, DecisionRecord[]>): number {
  const seen = new Set([decision.id]);
  let earliest = decision;
  for (;;) {
    const replaced = ended
      .get(momentOf(decision.reviewerId, earliest.createdAt))
      ?.filter((other) => !seen.has(other.id))
      .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1))[0];
    if (!replaced) return earliest.createdAt.getTime();
    seen.add(replaced.id);
    earliest = replaced;
  }
}
