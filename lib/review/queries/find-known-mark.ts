import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { may } from "#lib/team/permissions.ts";

/** That an item is a known item, as its page tells those who lead the review. */
export type KnownMark = { note: string; retired: boolean };

/** Null where the item is none, and for everybody else: who may be tested must not know. */
export async function findKnownMark(member: Member, itemId: string): Promise<KnownMark | null> {
  if (!may(member, "review.lead")) return null;
  const known = await db.knownItem.findFirst({
    where: { itemId, projectId: member.project.id },
    select: { note: true, retiredAt: true },
  });
  return known && { note: known.note, retired: known.retiredAt !== null };
}
