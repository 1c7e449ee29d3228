import type { Category, ItemStatus } from "#lib/items/schema.ts";

/** What the status follows from: one decision of an item, standing or taken back. */
export type DecisionRecord = {
  id: string;
  reviewerId: string;
  verdict: "approve" | "reject";
  category: Category | null;
  createdAt: Date;
  revokedAt: Date | null;
};

/** What an item's decisions make of it. */
export type DerivedStatus = { status: ItemStatus; category: Category | null };

/**
 * An item's status by the rule "first": the verdict of the reviewer who decided first and still stands by a decision.
 * With one reviewer an item that is simply the verdict; a decision that comes after another's (a lease had run out)
 * is kept beside it and does not count. A reviewer who changes their mind keeps their place: a decision that replaced
 * an own one in the same moment is as old as the one it replaced. Without a standing decision the item is pending.
 * An item that is set aside as another's duplicate is rejected whatever its decisions say; they are kept, and what they make of it
 * holds again once it is brought back.
 * @param decisions all of the item's decisions, in any order
 * @param setAside whether the item is set aside as a duplicate
 */
export function deriveStatus(decisions: readonly DecisionRecord[], setAside = false): DerivedStatus {
  const decided = decide(decisions);
  return setAside ? { ...decided, status: "rejected" } : decided;
}

function decide(decisions: readonly DecisionRecord[]): DerivedStatus {
  let first: { since: number; decision: DecisionRecord } | null = null;
  for (const decision of decisions) {
    if (decision.revokedAt !== null) continue;
    const since = standingSince(decision, decisions);
    const earlier = first && (first.since - since || (first.decision.id < decision.id ? -1 : 1));
    if (earlier === null || earlier > 0) first = { since, decision };
  }
  if (!first) return { status: "pending", category: null };
  const { verdict, category } = first.decision;
  return { status: verdict === "approve" ? "approved" : "rejected", category };
}

/** When the reviewer's unbroken chain of decisions began that ends in this one, in milliseconds. */
function standingSince(decision: DecisionRecord, decisions: readonly DecisionRecord[]): number {
  const seen = new Set([decision.id]);
  let earliest = decision;
  for (;;) {
    const replaced = decisions
      .filter(
        (other) =>
          !seen.has(other.id) &&
          other.reviewerId === decision.reviewerId &&
          other.revokedAt?.getTime() === earliest.createdAt.getTime(),
      )
      .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1))[0];
    if (!replaced) return earliest.createdAt.getTime();
    seen.add(replaced.id);
    earliest = replaced;
  }
}
