import { db } from "#lib/platform/db.ts";
import { notFound } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { loadReviewItems, type ReviewItem } from "./load-review-items.ts";

/**
 * One item for the desk as it reads now, as after an edit.
 * @throws Refusal `not-found`
 */
export async function getReviewItem(member: Member, itemId: string): Promise<ReviewItem> {
  authorise(member, "review.decide");
  const [item] = await loadReviewItems(db, member, [itemId]);
  if (!item) throw notFound();
  return item;
}
