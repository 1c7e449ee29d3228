import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { leaseItems, leaseSeconds } from "./lease-items.ts";

/** The items that are the reviewer's, and for how many seconds from now on. */
export type Held = { items: string[]; leaseSeconds: number };

/**
 * Extends the leases of items that the reviewer still has, or takes them up again where they ran out and nobody else
 * looks at them.
 * @returns those that stay the reviewer's; the others are decided, or on somebody else's desk
 */
export async function holdItems(member: Member, ids: readonly string[]): Promise<Held> {
  authorise(member, "review.decide");
  return { items: await db.$transaction((tx) => leaseItems(tx, member, ids)), leaseSeconds };
}
