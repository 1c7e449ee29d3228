import { type Db, Prisma } from "#lib/platform/db.ts";

/** The project of the item `i` asks several people, of all items or of some. Which those are is nobody's business before. */
const asksSeveral: Prisma.Sql = Prisma.sql`COALESCE((SELECT (v.settings->>'reviewers')::int > 1 FROM projects p
  JOIN review_policies v ON v.project_id = p.id AND v.number = p.review_policy WHERE p.id = i.project_id), false)`;

/**
 * Whether what others decided and wrote about an item `i` may be seen: not before all reviewers whom it takes have decided,
 * nor while an adjudicator has to settle it. Where a project asks several people it is hidden from the beginning on, too: who is about to
 * decide may have written already, or have taken a decision back. Each sees their own at any time.
 */
export const othersShownSql: Prisma.Sql = Prisma.sql`(CASE WHEN i.wanted IS NULL
  THEN (i.status <> 'pending' AND i.duplicate_of_id IS NULL) OR NOT ${asksSeveral}
  ELSE i.status <> 'pending' AND NOT i.disputed AND i.given >= i.wanted END)`;

/** Those of the items of which it may be seen, by id. */
export async function findOthersShown(tx: Db, itemIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT i.id FROM items i WHERE i.id = ANY(${[...itemIds]}::uuid[]) AND ${othersShownSql}`;
  return new Set(rows.map(({ id }) => id));
}

/**
 * The item `i` is a known item that was mixed into what the person is given, and that they have not decided: to them it waits like any
 * other.
 */
export function isKnownTo(userId: string): Prisma.Sql {
  return Prisma.sql`i.status <> 'pending' AND i.duplicate_of_id IS NULL AND EXISTS (SELECT FROM known_items k WHERE k.item_id = i.id AND k.retired_at IS NULL)
    AND (EXISTS (SELECT FROM review_leases own WHERE own.item_id = i.id AND own.user_id = ${userId}::uuid)
      OR EXISTS (SELECT FROM decisions taken_back WHERE taken_back.item_id = i.id AND taken_back.reviewer_id = ${userId}::uuid
        AND taken_back.kind = 'known'))
    AND NOT EXISTS (SELECT FROM decisions stands WHERE stands.item_id = i.id AND stands.reviewer_id = ${userId}::uuid
      AND stands.revoked_at IS NULL AND stands.kind <> 'adjudication')`;
}

/** Whether the item is such a one to the person. */
export async function isTestedOn(tx: Db, userId: string, itemId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<
    unknown[]
  >`SELECT 1 FROM items i WHERE i.id = ${itemId}::uuid AND ${isKnownTo(userId)}`;
  return rows.length > 0;
}
