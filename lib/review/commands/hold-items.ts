import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { leaseItems, queueForLeases } from "./lease-items.ts";

/**
 * Extends the leases of items that the reviewer still has, or takes them up again where they ran out and nobody else
 * looks at them.
 * @returns those that stay the reviewer's; the others are decided, or on somebody else's desk
 */
export async function holdItems(member: Member, ids: readonly string[]): Promise<string[]> {
  authorise(member, "review.decide");
  return db.$transaction(async (tx) => {
    await queueForLeases(tx, member.project.id);
    return leaseItems(tx, member, ids);
  });
}
