import { Prisma } from "#lib/platform/db.ts";
import type { ItemStatus } from "../schema.ts";

/** What blindness follows from: how far the review of an item is. */
export type ReviewProgress = { status: ItemStatus; disputed: boolean; given: number; wanted: number | null };

/**
 * Whether what others decided and wrote about an item may be seen: not before all reviewers whom it takes have decided,
 * nor while an adjudicator has to settle it. Of an item that nobody has decided there is nothing to hide. Each sees their own
 * at any time.
 */
export function othersShown({ status, disputed, given, wanted }: ReviewProgress): boolean {
  return wanted === null || (status !== "pending" && !disputed && given >= wanted);
}

/** The same of an item `i`, in a query. */
export const othersShownSql: Prisma.Sql = Prisma.sql`(i.wanted IS NULL OR (i.status <> 'pending' AND NOT i.disputed AND i.given >= i.wanted))`;
