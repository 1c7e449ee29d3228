import { type KeptTask, nameKept } from "#lib/items/queries/name-kept.ts";
import { type Db, db } from "#lib/platform/db.ts";
import { notFound, Refusal } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { DerivedStatus } from "../derive-status.ts";
import { loadReviewItems, type ReviewItem } from "../queries/load-review-items.ts";
import type { DecisionInput } from "../schema.ts";
import { lockItem, settleStatus } from "./settle-status.ts";

/** What a decision made of an item; `duplicateOf` where it is set aside meanwhile, and the decision waits until it is brought back. */
export type Decided = DerivedStatus & { duplicateOf?: KeptTask };

/** The item as it reads now, where a decision was made on an older text. */
export type TextChanged = { item: ReviewItem };

/**
 * Records a reviewer's decision and what it makes of the item, in one transaction. A reviewer has one standing decision
 * an item: a new one takes the old one back. The same id again is the same decision, however often it comes.
 * @throws Refusal `not-found`; `conflict` with {@link TextChanged} where the text has changed since the reviewer saw it
 */
export async function recordDecision(member: Member, decision: DecisionInput): Promise<Decided> {
  authorise(member, "review.decide");
  const { id, itemId, itemVersion, verdict, category, reasons, comment } = decision;
  const projectId = member.project.id;
  return db.$transaction(async (tx) => {
    const { version, now } = await lockItem(tx, projectId, itemId);
    if (await isRecorded(tx, member, decision)) return outcome(tx, itemId);
    if (version !== itemVersion) {
      const [item] = await loadReviewItems(tx, member, [itemId]);
      throw new Refusal("conflict", "review.errors.textChanged", { data: { item } });
    }
    await tx.decision.updateMany({
      where: { itemId, reviewerId: member.userId, revokedAt: null },
      // The same moment as the new one's: that is how deriveStatus knows a change of mind.
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
        createdAt: now,
      },
    });
    await tx.reviewLease.deleteMany({ where: { itemId, userId: member.userId } });
    await settleStatus(tx, itemId, now);
    return outcome(tx, itemId);
  });
}

/** @throws Refusal `not-found` where the id is another decision's. */
async function isRecorded(tx: Db, member: Member, { id, itemId }: DecisionInput): Promise<boolean> {
  const known = await tx.decision.findUnique({ where: { id }, select: { itemId: true, reviewerId: true } });
  if (known && (known.itemId !== itemId || known.reviewerId !== member.userId)) throw notFound();
  return known !== null;
}

async function outcome(tx: Db, itemId: string): Promise<Decided> {
  const { duplicateOfId, ...derived } = await tx.item.findUniqueOrThrow({
    where: { id: itemId },
    select: { status: true, category: true, duplicateOfId: true },
  });
  const duplicateOf = (await nameKept(tx, [duplicateOfId])).get(duplicateOfId ?? "");
  return duplicateOf ? { ...derived, duplicateOf } : derived;
}
