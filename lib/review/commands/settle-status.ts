import type { Db } from "#lib/platform/db.ts";
import { notFound } from "#lib/platform/errors.ts";
import { type DecisionRecord, type DerivedReview, deriveReview } from "../derive-status.ts";
import { firstPolicy } from "../policy.ts";
import { currentPolicy, policiesByNumber } from "../queries/policies.ts";
import { salts } from "../spread.ts";

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
export async function settleStatus(tx: Db, itemId: string, now: Date): Promise<DerivedReview> {
  const derived = (await settleStatuses(tx, [itemId], now)).get(itemId);
  if (!derived) throw notFound();
  return derived;
}

type SettledItem = {
  id: string;
  projectId: string;
  setAside: boolean;
  policy: number | null;
  /** Where it falls among all items, 0 to 1: below the overlap's share it takes more than one reviewer. */
  draw: number;
};

/**
 * The same for many items of a project that are locked: a fixed number of statements, however many they are. An item is
 * bound to the policy in force at its first decision, until none stands any more.
 */
export async function settleStatuses(
  tx: Db,
  itemIds: readonly string[],
  now: Date,
): Promise<Map<string, DerivedReview>> {
  const ids = [...itemIds];
  const items = await tx.$queryRaw<SettledItem[]>`
    SELECT id, project_id AS "projectId", duplicate_of_id IS NOT NULL AS "setAside", policy,
      spread(sequence, ${salts.overlap}) AS draw
    FROM items WHERE id = ANY(${ids}::uuid[])`;
  const projectId = items[0]?.projectId;
  if (projectId === undefined) return new Map();
  const current = await currentPolicy(tx, projectId);
  const policies = await policiesByNumber(
    tx,
    projectId,
    items.flatMap((item) => item.policy ?? []),
  );
  policies.set(current.number, current.policy);
  const decisionsOf = Map.groupBy(await readDecisions(tx, ids), (decision) => decision.itemId);
  const settled = items.map((item) => {
    const number = item.policy ?? current.number;
    const { rule, reviewers, overlap, mostReviewers } = policies.get(number) ?? firstPolicy;
    const base = item.draw < overlap / 100 ? reviewers : 1;
    // Those outside the overlap have one reviewer: nothing disagrees there.
    const most = Math.max(base, base > 1 ? mostReviewers : 1);
    const decisions = decisionsOf.get(item.id) ?? [];
    const derived = deriveReview(decisions, { rule, base, most }, item.setAside);
    const policy = derived.wanted === null ? null : number;
    return { id: item.id, policy, base, lastReviewer: findLastReviewer(decisions), derived };
  });
  await storeCounted(tx, settled);
  await storeStatuses(tx, settled, now);
  return new Map(settled.map(({ id, derived }) => [id, derived]));
}

async function readDecisions(tx: Db, ids: string[]): Promise<(DecisionRecord & { itemId: string })[]> {
  const rows = await tx.decision.findMany({
    where: { itemId: { in: ids }, kind: { not: "known" } },
    select: {
      id: true,
      kind: true,
      itemId: true,
      reviewerId: true,
      itemVersion: true,
      verdict: true,
      category: true,
      createdAt: true,
      revokedAt: true,
    },
  });
  return rows.map((row) => ({ ...row, kind: row.kind === "adjudication" ? "adjudication" : "review" }));
}

/** Whose standing review came last. */
function findLastReviewer(decisions: readonly DecisionRecord[]): string | null {
  const standing = decisions.filter(({ kind, revokedAt }) => kind === "review" && revokedAt === null);
  return standing.sort((a, b) => +a.createdAt - +b.createdAt).at(-1)?.reviewerId ?? null;
}

type Settled = {
  id: string;
  policy: number | null;
  base: number;
  lastReviewer: string | null;
  derived: DerivedReview;
};

/** Which reviews count; and, until an item is complete for the first time, which of them are by reviewers whom disagreement added. */
async function storeCounted(tx: Db, settled: readonly Settled[]): Promise<void> {
  const ids = settled.map(({ id }) => id);
  const counted = settled.flatMap(({ derived }) => derived.counted);
  const added = settled.flatMap(({ derived, base }) => derived.counted.slice(base));
  await tx.$executeRaw`
    UPDATE decisions d SET counted = now.counted, added = now.added
    FROM (SELECT d.id, d.id = ANY(${counted}::uuid[]) AS counted,
        CASE WHEN i.settled_at IS NULL THEN d.id = ANY(${added}::uuid[]) ELSE d.added END AS added
      FROM decisions d JOIN items i ON i.id = d.item_id
      WHERE d.item_id = ANY(${ids}::uuid[]) AND d.kind = 'review') AS now
    WHERE d.id = now.id AND (d.counted, d.added) IS DISTINCT FROM (now.counted, now.added)`;
}

async function storeStatuses(tx: Db, settled: readonly Settled[], now: Date): Promise<void> {
  const rows = settled.map(({ id, policy, lastReviewer, derived: { counted: _, ...derived } }) => ({
    ...{ id, policy, lastReviewer },
    ...derived,
  }));
  await tx.$executeRaw`
    UPDATE items SET status = d.status, category = d.category, policy = d.policy, wanted = d.wanted, given = d.given,
      disputed = d.disputed, disagreement = d.disagreement,
      last_reviewer_id = d."lastReviewer",
      settled_at = COALESCE(items.settled_at, CASE WHEN d.complete THEN ${now}::timestamptz END),
      updated_at = CASE WHEN (items.status, items.category) IS DISTINCT FROM (d.status, d.category) THEN ${now} ELSE items.updated_at END
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS d(id uuid, policy int, status "ItemStatus", category "Category",
      wanted smallint, given smallint, "lastReviewer" uuid, disputed boolean, disagreement float8, complete boolean)
    WHERE items.id = d.id AND (items.status, items.category, items.policy, items.wanted, items.given, items.disputed,
        items.disagreement, items.last_reviewer_id, items.settled_at IS NULL AND d.complete)
      IS DISTINCT FROM (d.status, d.category, d.policy, d.wanted, d.given, d.disputed, d.disagreement, d."lastReviewer", false)`;
}
