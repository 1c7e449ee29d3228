import { db, Prisma } from "#lib/platform/db.ts";
import type { CallState } from "../call-filter-schema.ts";
import { toDollars } from "../money.ts";
import { excessOfAttempt, stateOfCall } from "./call-conditions.ts";

/** A call as a row of the run's page. */
export type CallRow = {
  number: number;
  state: CallState;
  error: string | null;
  /** Requests sent for it so far. */
  attempts: number;
  promptTokens: number | null;
  cachedTokens: number | null;
  completionTokens: number | null;
  latencyMs: number | null;
  /** US dollars that its requests are charged with; null where none of them had a price. */
  cost: number | null;
  /** For one of them more tokens were reported than there can have been. */
  excess: boolean;
  /** Numbers of the seeds shown. */
  seeds: number[];
  /** How many machine-written tasks were shown beside them; of a call about an item: 0. */
  machineTasks: number;
  /** The number of the item that it is about. */
  itemNumber: number | null;
  accepted: number;
  rejected: number;
  malformed: number;
};

type Read = Omit<CallRow, "seeds" | "itemNumber" | "cost"> & {
  id: string;
  itemId: string | null;
  seedRevisionIds: string[];
  charged: bigint | null;
};

/** The calls as rows, in the order of the ids. */
export async function readCallRows(ids: string[]): Promise<CallRow[]> {
  if (ids.length === 0) return [];
  const found = await db.$queryRaw<Read[]>`
    SELECT c.id, c.number, ${stateOfCall} AS state, left(c.error, 300) AS error, c.item_id AS "itemId",
      c.prompt_tokens AS "promptTokens", c.cached_tokens AS "cachedTokens", c.completion_tokens AS "completionTokens",
      c.latency_ms AS "latencyMs", COALESCE(c.seed_revision_ids, '{}') AS "seedRevisionIds",
      CASE c.purpose WHEN 'expand' THEN jsonb_array_length(c.shown_items) ELSE 0 END AS "machineTasks",
      t.attempts, t.charged, t.excess,
      -- What a person restored is a rejection of the call still.
      (SELECT count(*)::int FROM items i WHERE i.call_id = c.id AND i.rejection_id IS NULL) AS accepted,
      (SELECT count(*)::int FROM rejections r WHERE r.call_id = c.id) AS rejected,
      (SELECT count(*)::int FROM malformed_parts m WHERE m.call_id = c.id) AS malformed
    FROM calls c, LATERAL (
      SELECT count(*)::int AS attempts, sum(a.charged) FILTER (WHERE a.reserved IS NOT NULL)::bigint AS charged,
        COALESCE(bool_or(${excessOfAttempt}), false) AS excess
      FROM attempts a WHERE a.call_id = c.id
    ) t
    WHERE c.id IN (${Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))})`;
  const byId = new Map(found.map((call) => [call.id, call]));
  const [seedOf, itemOf] = await Promise.all([
    seedNumbers(found.flatMap((call) => call.seedRevisionIds)),
    itemNumbers(found.flatMap((call) => call.itemId ?? [])),
  ]);
  return ids.flatMap((id) => {
    const call = byId.get(id);
    if (!call) return [];
    const { id: _, itemId, seedRevisionIds, charged, ...row } = call;
    return {
      ...row,
      cost: charged === null ? null : toDollars(charged),
      seeds: seedRevisionIds.flatMap((revision) => seedOf.get(revision) ?? []),
      itemNumber: itemId === null ? null : (itemOf.get(itemId) ?? null),
    };
  });
}

/** The numbers of the seeds that revisions belong to, by revision. */
async function seedNumbers(revisionIds: string[]): Promise<Map<string, number>> {
  const shown = await db.seedRevision.findMany({
    where: { id: { in: [...new Set(revisionIds)] } },
    select: { id: true, seed: { select: { number: true } } },
  });
  return new Map(shown.map((revision) => [revision.id, revision.seed.number]));
}

/** The numbers of items by id. */
export async function itemNumbers(itemIds: string[]): Promise<Map<string, number>> {
  const items = await db.item.findMany({
    where: { id: { in: [...new Set(itemIds)] } },
    select: { id: true, sequence: true },
  });
  return new Map(items.map((item) => [item.id, Number(item.sequence)]));
}
