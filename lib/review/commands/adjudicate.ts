import { type Db, db } from "#lib/platform/db.ts";
import { notFound, Refusal } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { currentGuidelinesNumber } from "../queries/guidelines.ts";
import { type DisputedItem, loadDisputedItems } from "../queries/load-disputed-items.ts";
import type { DecisionInput } from "../schema.ts";
import { requireKnownReasons } from "./require-known-reasons.ts";
import { lockItem, settleStatus } from "./settle-status.ts";

/** The item as it is once it is settled, with the names of who decided it; or as it is now, where it could not be settled. */
export type Settled = { item: DisputedItem };

/**
 * Settles an item that its reviewers' decisions leave open: their decisions stay, and this one overrules them. An item has
 * one standing adjudication: a new one by the same adjudicator takes the old one back, and nobody takes another's. The same id
 * again is the same one, however often it comes.
 * @throws Refusal `not-found`; `conflict` with {@link Settled} where another has settled the item meanwhile, where it
 *   waits for no adjudicator, and where its text has changed since the adjudicator saw it; `invalid` where a reason is none of the
 *   project's
 */
export async function adjudicate(member: Member, decision: DecisionInput): Promise<Settled> {
  authorise(member, "review.adjudicate");
  const { id, itemId, itemVersion, verdict, category, reasons, comment, duration } = decision;
  const projectId = member.project.id;
  return db.$transaction(async (tx) => {
    const { version, now } = await lockItem(tx, projectId, itemId);
    if (await isRecorded(tx, member, decision)) return load(tx, member, itemId);
    await refuseWhereSettled(tx, member, itemId);
    if (version !== itemVersion) {
      throw new Refusal("conflict", "review.errors.textChanged", { data: await load(tx, member, itemId) });
    }
    await requireKnownReasons(tx, projectId, reasons);
    await tx.decision.updateMany({
      where: { itemId, kind: "adjudication", revokedAt: null },
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
        kind: "adjudication",
        blind: false,
        duration: duration ?? null,
        guideline: (await currentGuidelinesNumber(tx, projectId)) || null,
        createdAt: now,
      },
    });
    await tx.reviewLease.deleteMany({ where: { itemId, userId: member.userId } });
    await settleStatus(tx, itemId, now);
    return load(tx, member, itemId);
  });
}

/** @throws Refusal `not-found` where the id is another decision's. */
async function isRecorded(tx: Db, member: Member, { id, itemId }: DecisionInput): Promise<boolean> {
  const known = await tx.decision.findUnique({
    where: { id },
    select: { itemId: true, reviewerId: true, kind: true },
  });
  if (known && (known.itemId !== itemId || known.reviewerId !== member.userId || known.kind !== "adjudication"))
    throw notFound();
  return known !== null;
}

/** @throws Refusal `conflict` where there is nothing for this adjudicator to settle. */
async function refuseWhereSettled(tx: Db, member: Member, itemId: string): Promise<void> {
  const { disputed, decisions } = await tx.item.findUniqueOrThrow({
    where: { id: itemId },
    select: {
      disputed: true,
      decisions: {
        where: { kind: "adjudication", revokedAt: null },
        select: { reviewerId: true, reviewer: { select: { name: true } } },
      },
    },
  });
  const [standing] = decisions;
  if (standing ? standing.reviewerId === member.userId : disputed) return;
  const data = await load(tx, member, itemId);
  throw standing
    ? new Refusal("conflict", "disagreements.errors.settledBy", { values: { name: standing.reviewer.name }, data })
    : new Refusal("conflict", "disagreements.errors.notDisputed", { data });
}

async function load(tx: Db, member: Member, itemId: string): Promise<Settled> {
  const [item] = await loadDisputedItems(tx, member, [itemId]);
  if (!item) throw notFound();
  return { item };
}
