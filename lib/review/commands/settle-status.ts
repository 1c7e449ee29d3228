import type { Db } from "#lib/platform/db.ts";
import { notFound } from "#lib/platform/errors.ts";
import { type DerivedStatus, deriveStatus } from "../derive-status.ts";

/**
 * Locks an item until the transaction ends: decisions on it come one after another. Leases may be made and dropped
 * meanwhile (NO KEY), or the two would wait for each other.
 * @returns its current version, and the database's time, which is the same for all web processes
 * @throws Refusal `not-found` where it is not the project's
 */
export async function lockItem(tx: Db, projectId: string, itemId: string): Promise<{ version: number; now: Date }> {
  const [item] = await tx.$queryRaw<{ version: number; now: Date }[]>`
    SELECT version, clock_timestamp() AS now FROM items
    WHERE id = ${itemId}::uuid AND project_id = ${projectId}::uuid FOR NO KEY UPDATE`;
  if (!item) throw notFound();
  return item;
}

/** Stores on a locked item what its decisions make of it. */
export async function settleStatus(tx: Db, itemId: string, now: Date): Promise<DerivedStatus> {
  const decisions = await tx.decision.findMany({
    where: { itemId },
    select: { id: true, reviewerId: true, verdict: true, category: true, createdAt: true, revokedAt: true },
  });
  const derived = deriveStatus(decisions);
  await tx.$executeRaw`
    UPDATE items SET status = ${derived.status}::"ItemStatus", category = ${derived.category}::"Category", updated_at = ${now}
    WHERE id = ${itemId}::uuid
      AND (status, category) IS DISTINCT FROM (${derived.status}::"ItemStatus", ${derived.category}::"Category")`;
  return derived;
}
