import { type KeptTask, nameKept } from "#lib/items/queries/name-kept.ts";
import type { Category } from "#lib/items/schema.ts";
import { type Db, db } from "#lib/platform/db.ts";
import { notFound, Refusal } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { DerivedStatus } from "../derive-status.ts";
import { findDesked } from "../queries/find-desked.ts";
import { loadReviewItems, type ReviewItem } from "../queries/load-review-items.ts";
import { currentPolicy } from "../queries/policies.ts";
import { wantedAtFirst } from "../queries/waiting.ts";
import type { DecisionInput } from "../schema.ts";
import { pauseWhereInaccurate } from "./pause-reviewer.ts";
import { requireKnownReasons } from "./require-known-reasons.ts";
import { lockItem, settleStatus } from "./settle-status.ts";

/** What a decision made of an item, as the reviewer may know it: `pending` while others have to decide it too. */
export type Decided = DerivedStatus & {
  /** Where it is set aside meanwhile: the decision waits until it is brought back. */
  duplicateOf?: KeptTask;
  /** As many as it takes had decided before: the decision is kept, and not counted. */
  surplus: boolean;
  /** What models propose, now that the reviewer has decided without seeing it; null where it was in sight. */
  proposal: { category: Category | null; reason: string } | null;
};

/** The item as it reads now, where a decision was made on an older text. */
export type TextChanged = { item: ReviewItem };

/**
 * Records a reviewer's decision and what it makes of the item, in one transaction. A reviewer has one standing decision
 * an item: a new one takes the old one back. The same id again is the same decision, however often it comes. On a known item
 * that was mixed into the reviewer's queue it is noted whether it is the settled answer, and nothing else changes.
 * @throws Refusal `not-found`; `conflict` with {@link TextChanged} where the text has changed since the reviewer saw it;
 * `invalid` where a reason is none of the project's
 */
export async function recordDecision(member: Member, decision: DecisionInput): Promise<Decided> {
  authorise(member, "review.decide");
  const { id, itemId, itemVersion, verdict, category, reasons, comment, duration } = decision;
  const projectId = member.project.id;
  return db.$transaction(async (tx) => {
    const { version, now } = await lockItem(tx, projectId, itemId);
    if (await isRecorded(tx, member, decision)) return outcome(tx, decision);
    if (version !== itemVersion) {
      const [item] = await loadReviewItems(tx, member, [itemId]);
      throw new Refusal("conflict", "review.errors.textChanged", { data: { item } });
    }
    await requireKnownReasons(tx, projectId, reasons);
    const desked = (await findDesked(tx, member, [itemId])).get(itemId);
    if (!desked) throw notFound();
    const { known } = desked;
    await tx.decision.updateMany({
      where: { itemId, reviewerId: member.userId, revokedAt: null, kind: { not: "adjudication" } },
      // The same moment as the new one's: that is how deriveReview knows a change of mind.
      data: { revokedAt: now, revokedBy: member.userId },
    });
    await tx.decision.create({
      data: {
        id,
        projectId,
        itemId,
        itemVersion,
        reviewerId: member.userId,
        verdict,
        category,
        reasons: verdict === "reject" ? reasons : [],
        comment,
        kind: known ? "known" : "review",
        right: known ? verdict === known.verdict && (verdict === "reject" || category === known.category) : null,
        blind: desked.settledAt === null,
        suggestions: !desked.hidden,
        duration: duration ?? null,
        guideline: desked.guideline,
        createdAt: now,
      },
    });
    await tx.reviewLease.deleteMany({ where: { itemId, userId: member.userId } });
    if (known) await pauseWhereInaccurate(tx, member, (await currentPolicy(tx, projectId)).policy);
    else await settleStatus(tx, itemId, now);
    return outcome(tx, decision);
  });
}

/** @throws Refusal `not-found` where the id is another decision's. */
async function isRecorded(tx: Db, member: Member, { id, itemId }: DecisionInput): Promise<boolean> {
  const known = await tx.decision.findUnique({ where: { id }, select: { itemId: true, reviewerId: true } });
  if (known && (known.itemId !== itemId || known.reviewerId !== member.userId)) throw notFound();
  return known !== null;
}

async function outcome(tx: Db, { id, itemId }: DecisionInput): Promise<Decided> {
  const { duplicateOfId, proposedCategory, proposalReason, projectId, ...derived } = await tx.item.findUniqueOrThrow({
    where: { id: itemId },
    select: {
      status: true,
      category: true,
      duplicateOfId: true,
      proposedCategory: true,
      proposalReason: true,
      projectId: true,
    },
  });
  const made = await tx.decision.findUniqueOrThrow({ where: { id } });
  const proposal = made.suggestions === false ? { category: proposedCategory, reason: proposalReason } : null;
  if (made.kind === "known") {
    // As if it had waited: what an item comes to that nobody else has decided.
    const waits = await waitsAtFirst(tx, projectId, itemId);
    const status = waits ? "pending" : made.verdict === "approve" ? "approved" : "rejected";
    return { status, category: status === "pending" ? null : made.category, surplus: false, proposal };
  }
  const duplicateOf = (await nameKept(tx, [duplicateOfId])).get(duplicateOfId ?? "");
  const surplus = made.revokedAt === null && !made.counted;
  return { ...derived, ...(duplicateOf ? { duplicateOf } : {}), surplus, proposal };
}

/** Whether an item, had nobody decided it, would wait for more after its first decision. */
async function waitsAtFirst(tx: Db, projectId: string, itemId: string): Promise<boolean> {
  const { policy } = await currentPolicy(tx, projectId);
  const [row] = await tx.$queryRaw<{ wanted: number }[]>`
    SELECT ${wantedAtFirst(policy)} AS wanted FROM items i WHERE i.id = ${itemId}::uuid`;
  return policy.rule === "adjudicator" || (row?.wanted ?? 1) > 1;
}
