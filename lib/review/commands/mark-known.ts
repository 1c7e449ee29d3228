import { db } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/errors.ts";
import { recordAudit } from "#lib/team/commands/record-audit.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { KnownInput } from "../setup-schema.ts";
import { lockItem } from "./settle-status.ts";

/**
 * Uses a settled item as a known item, with the answer that it has: it is mixed into queues to see how well reviewers do. Marking
 * one again takes its answer anew, and brings it back where it was retired.
 * @throws Refusal `not-found`; `conflict` where the item has no settled answer, or is set aside as a duplicate
 */
export async function markKnown(member: Member, { itemId, note }: KnownInput): Promise<void> {
  authorise(member, "review.lead");
  const projectId = member.project.id;
  await db.$transaction(async (tx) => {
    await lockItem(tx, projectId, itemId);
    const item = await tx.item.findUniqueOrThrow({
      where: { id: itemId },
      select: { sequence: true, status: true, category: true, duplicateOfId: true, known: true },
    });
    if (item.status === "pending" || item.duplicateOfId !== null) {
      throw new Refusal("conflict", "reviewSetup.known.errors.open");
    }
    const approved = item.status === "approved";
    const answer = {
      verdict: approved ? ("approve" as const) : ("reject" as const),
      category: approved ? item.category : null,
      note,
    };
    const { known } = item;
    const unchanged =
      known?.retiredAt === null &&
      known.verdict === answer.verdict &&
      known.category === answer.category &&
      known.note === note;
    if (unchanged) return;
    await tx.knownItem.upsert({
      where: { itemId },
      create: { itemId, projectId, markedBy: member.userId, ...answer },
      update: { markedBy: member.userId, retiredAt: null, ...answer },
    });
    // Who had it on their desk before was not given it as a known item.
    if (known?.retiredAt !== null) await tx.reviewLease.deleteMany({ where: { itemId } });
    const subject = String(item.sequence);
    await recordAudit({ projectId, actorId: member.userId, action: "review.markKnown", subject }, tx);
  });
}
