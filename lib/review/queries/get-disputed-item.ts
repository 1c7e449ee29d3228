import { db } from "#lib/platform/db.ts";
import { notFound } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { type DisputedItem, loadDisputedItems } from "./load-disputed-items.ts";

/**
 * One item for an adjudicator as it reads now, as after an edit.
 * @throws Refusal `not-found`
 */
export async function getDisputedItem(member: Member, itemId: string): Promise<DisputedItem> {
  authorise(member, "review.adjudicate");
  const [item] = await loadDisputedItems(db, member, [itemId]);
  if (!item) throw notFound();
  return item;
}
