import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { leaseDisputed, queueForDisputed } from "./lease-disputed.ts";

/**
 * Extends an adjudicator's leases, or takes them up again where they ran out and no other looks at the items.
 * @returns those that stay theirs; the others are settled, or with somebody else
 */
export async function holdDisputed(member: Member, ids: readonly string[]): Promise<string[]> {
  authorise(member, "review.adjudicate");
  return db.$transaction(async (tx) => {
    await queueForDisputed(tx, member.project.id);
    return leaseDisputed(tx, member, ids);
  });
}
