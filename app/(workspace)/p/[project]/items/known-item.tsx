import { KnownMark } from "#components/review-setup/known-mark.tsx";
import type { ItemDetail } from "#lib/items/queries/find-item.ts";
import { findKnownMark } from "#lib/review/queries/find-known-mark.ts";
import type { Member } from "#lib/team/member.ts";
import { may } from "#lib/team/permissions.ts";
import { retireKnownItem, takeAsKnown } from "../review/setup/actions.ts";

/**
 * Whether an item is a known item, for those who lead the review; null for everybody else, and where its answer is not
 * settled.
 */
export async function knownItem(member: Member, item: ItemDetail) {
  if (!may(member, "review.lead") || item.status === "pending" || item.duplicateOf) return null;
  const { slug } = member.project;
  const { id, sequence, status, category } = item;
  return (
    <KnownMark
      key={id}
      item={{ id, sequence, status, category }}
      mark={await findKnownMark(member, id)}
      take={takeAsKnown.bind(null, slug)}
      retire={retireKnownItem.bind(null, slug)}
    />
  );
}
