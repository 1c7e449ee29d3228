import { isKnownTo } from "#lib/items/queries/blindness.ts";
import { Prisma } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import type { ReviewPolicy } from "../policy.ts";
import { salts } from "../spread.ts";

// Conditions on an item `i`, one a question. Each asks its row alone by an index (a subquery that is not made into a join): a search stops at the
// first few items that fit, and what is known of how many there are of each may be old: a join by it was a thousand times slower.

/** How many reviewers the item takes that nobody has decided. */
export function wantedAtFirst({ reviewers, overlap }: ReviewPolicy): Prisma.Sql {
  return reviewers === 1
    ? Prisma.sql`1`
    : Prisma.sql`CASE WHEN spread(i.sequence, ${salts.overlap}) < ${overlap / 100}::float8 THEN ${reviewers}::int ELSE 1 END`;
}

/** How many reviewers the item takes: as at its first decision, or by the policy in force. */
function wanted(policy: ReviewPolicy): Prisma.Sql {
  return Prisma.sql`COALESCE(i.wanted, ${wantedAtFirst(policy)})`;
}

/** It waits for reviewers (an adjudicator settles one that is disputed), and the member is none of those who decided it. */
export function waitsFor(member: Member): Prisma.Sql {
  return Prisma.sql`i.status = 'pending' AND NOT i.disputed AND (i.given = 0 OR ${openTo(member)})`;
}

/** The member is none of those who decided an item that somebody did. Where their review came last, that tells it without a look at the decisions. */
export function openTo(member: Member): Prisma.Sql {
  return Prisma.sql`(i.last_reviewer_id IS DISTINCT FROM ${member.userId}::uuid AND NOT ${decidedBy(member)})`;
}

/** The member has a standing review of it. What they answered while it was a known item keeps it from nobody, should it wait again. */
function decidedBy(member: Member): Prisma.Sql {
  return Prisma.sql`((SELECT d.id FROM decisions d WHERE d.item_id = i.id AND d.reviewer_id = ${member.userId}::uuid
    AND d.revoked_at IS NULL AND d.kind <> 'adjudication' AND d.kind <> 'known') IS NOT NULL)`;
}

/** Those who decided it and the others who look at it are fewer than it takes. */
export function hasRoomFor(member: Member, policy: ReviewPolicy): Prisma.Sql {
  return Prisma.sql`i.given + (SELECT count(*) FROM review_leases o WHERE o.item_id = i.id AND o.user_id <> ${member.userId}::uuid
    AND o.lease_until > statement_timestamp()) < ${wanted(policy)}`;
}

/** The member looks at it. */
function looksAt(member: Member): Prisma.Sql {
  return Prisma.sql`(SELECT own.lease_until > statement_timestamp() FROM review_leases own
    WHERE own.item_id = i.id AND own.user_id = ${member.userId}::uuid) IS TRUE`;
}

/**
 * The member may have it on their desk: it waits for them and has room, or is a known item of theirs. What they look at already stays theirs
 * as long as it waits, also where a decision that came late took its place.
 */
export function isLeasableTo(member: Member, policy: ReviewPolicy): Prisma.Sql {
  return Prisma.sql`CASE WHEN i.status = 'pending' THEN ${waitsFor(member)} AND (${hasRoomFor(member, policy)} OR ${looksAt(member)})
    ELSE ${isKnownTo(member.userId)} END`;
}
