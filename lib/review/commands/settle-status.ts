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

/** Stores on a locked item what its decisions make of it, and whether it is set aside. */
export async function settleStatus(tx: Db, itemId: string, now: Date): Promise<DerivedStatus> {
  const derived = (await settleStatuses(tx, [itemId], now)).get(itemId);
  if (!derived) throw notFound();
  return derived;
}

/** The same for many items that are locked: three statements, however many they are. */
export async function settleStatuses(
  tx: Db,
  itemIds: readonly string[],
  now: Date,
): Promise<Map<string, DerivedStatus>> {
  const ids = [...itemIds];
  const items = await tx.item.findMany({ where: { id: { in: ids } }, select: { id: true, duplicateOfId: true } });
  const decisions = await tx.decision.findMany({
    where: { itemId: { in: ids } },
    select: {
      id: true,
      itemId: true,
      reviewerId: true,
      verdict: true,
      category: true,
      createdAt: true,
      revokedAt: true,
    },
  });
  const decisionsOf = Map.groupBy(decisions, (decision) => decision.itemId);
  const derived = items.map(({ id, duplicateOfId }) => ({
    id,
    ...deriveStatus(decisionsOf.get(id) ?? [], duplicateOfId !== null),
  }));
  await tx.$executeRaw`
    UPDATE items SET status = d.status, category = d.category, updated_at = ${now}
    FROM unnest(${derived.map(({ id }) => id)}::uuid[], ${derived.map(({ status }) => status)}::"ItemStatus"[],
      ${derived.map(({ category }) => category)}::"Category"[]) AS d(id, status, category)
    WHERE items.id = d.id AND (items.status, items.category) IS DISTINCT FROM (d.status, d.category)`;
  return new Map(derived.map(({ id, status, category }) => [id, { status, category }]));
}
