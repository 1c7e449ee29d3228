import { db } from "#lib/platform/db.ts";
import type { RecordedCall, RecordedItem, RecordedRejection } from "../replay/recorded-call.ts";

/** Calls read at once: their answers may be long. */
const pageSize = 50;
const nobody = "00000000-0000-0000-0000-000000000000";

/** How many calls of a run are settled, up to a number of the project's sequence. */
export function countSettledCalls(runId: string, upTo: bigint): Promise<number> {
  return db.call.count({ where: { runId, purpose: "expand", status: "settled", settledFrom: { lte: upTo } } });
}

/** What is recorded of a run up to a number of the project's sequence: items that came from its answers, and rejections. */
export async function countRecorded(runId: string, upTo: bigint): Promise<{ items: number; rejections: number }> {
  const where = { runId, sequence: { lte: upTo } };
  const [items, rejections] = await Promise.all([
    db.item.count({ where: { ...where, rejectionId: null } }),
    db.rejection.count({ where }),
  ]);
  return { items, rejections };
}

/** A run's settled calls in the order of their admissions, each with all that is recorded of it. */
export async function* readRecordedCalls(runId: string, upTo: bigint): AsyncGenerator<RecordedCall> {
  type Row = Pick<RecordedCall, "id" | "number" | "settledFrom" | "finishReason"> & { response: string | null };
  for (let after = { settledFrom: -1n, id: nobody }; ; ) {
    const rows = await db.$queryRaw<Row[]>`
      SELECT id, number, settled_from AS "settledFrom", response, finish_reason AS "finishReason" FROM calls
      WHERE run_id = ${runId}::uuid AND status = 'settled' AND purpose = 'expand' AND settled_from <= ${upTo}
        AND (settled_from, id) > (${after.settledFrom}, ${after.id}::uuid)
      ORDER BY settled_from, id LIMIT ${pageSize}`;
    const last = rows.at(-1);
    if (!last) return;
    after = last;
    const ids = rows.map((row) => row.id);
    const [items, rejections, malformed] = await Promise.all([readItems(ids), readRejections(ids), readMalformed(ids)]);
    for (const { response, ...row } of rows) {
      const call: RecordedCall = {
        ...row,
        response: response ?? "",
        items: placesOf(items, row.id),
        rejections: placesOf(rejections, row.id),
        malformed: placesOf(malformed, row.id),
      };
      // Settled since: its candidates have later numbers.
      if (call.settledFrom < upTo || call.items.size + call.rejections.size === 0) yield call;
    }
  }
}

type Placed<T> = { callId: string; position: number; value: T };

function placesOf<T>(rows: Placed<T>[], callId: string): Map<number, T> {
  return new Map(rows.flatMap((row) => (row.callId === callId ? [[row.position, row.value] as const] : [])));
}

/**
 * Items as they were admitted. A proposal that came later stands in the item itself; what the answer proposed is then kept among the
 * proposals, unless it named no category.
 */
async function readItems(callIds: string[]): Promise<Placed<RecordedItem>[]> {
  type Row = RecordedItem & { callId: string; position: number; proposed: boolean; first: boolean };
  const rows = await db.$queryRaw<Row[]>`
    SELECT i.id, i.call_id AS "callId", i.position, i.sequence, v.instruction, v.input, v.output,
      p.id IS NOT NULL AS first,
      EXISTS (SELECT 1 FROM proposals x WHERE x.item_id = i.id) OR EXISTS (
        SELECT 1 FROM calls c WHERE c.run_id = i.run_id AND c.purpose = 'classify' AND c.number = i.sequence AND c.status = 'settled'
      ) AS proposed,
      CASE WHEN p.id IS NULL THEN i.proposed_category::text ELSE p.category::text END AS category,
      CASE WHEN p.id IS NULL THEN i.raw_category WHEN p.category IS NULL THEN NULLIF(p.raw_category, '') END AS "rawCategory",
      COALESCE(p.kind, i.kind) AS kind, COALESCE(p.reason, i.proposal_reason) AS reason
    FROM items i JOIN item_versions v ON v.item_id = i.id AND v.number = 1
    LEFT JOIN proposals p ON p.item_id = i.id AND p.call_id = i.call_id
    WHERE i.call_id = ANY(${callIds}::uuid[]) AND i.rejection_id IS NULL`;
  return rows.map(({ callId, position, proposed, first, ...item }) => {
    const overwritten = proposed && !first;
    const value = overwritten ? { ...item, category: null, kind: null, reason: null } : item;
    return { callId, position, value };
  });
}

async function readRejections(callIds: string[]): Promise<Placed<RecordedRejection>[]> {
  type Row = RecordedRejection & { callId: string; position: number };
  const rows = await db.$queryRaw<Row[]>`
    SELECT r.call_id AS "callId", r.position, r.sequence, r.rule, r.detail, r.instruction, r.input, r.output,
      r.raw_category AS "rawCategory", r.kind, r.reason, r.score,
      COALESCE(s.sequence::text, i.sequence::text, r.neighbour_seed_id::text, r.neighbour_item_id::text) AS neighbour
    FROM rejections r
    LEFT JOIN seeds s ON s.id = r.neighbour_seed_id AND s.project_id = r.project_id
    LEFT JOIN items i ON i.id = r.neighbour_item_id AND i.project_id = r.project_id
    WHERE r.call_id = ANY(${callIds}::uuid[])`;
  return rows.map(({ callId, position, ...value }) => ({ callId, position, value }));
}

async function readMalformed(callIds: string[]): Promise<Placed<{ raw: string; reason: string }>[]> {
  const rows = await db.malformedPart.findMany({ where: { callId: { in: callIds } } });
  return rows.map(({ callId, position, raw, reason }) => ({ callId, position, value: { raw, reason } }));
}
