import type { ComparedTask } from "#lib/items/compared-text.ts";
import { db } from "#lib/platform/db.ts";
import { candidateId, type EventSource, type HistoryEvent } from "../replay/history.ts";

/** Events read at once. */
const pageSize = 2_000;
const nobody = "00000000-0000-0000-0000-000000000000";

/** Which of a project's history a replay needs. */
type Extent = { projectId: string; runId: string; upTo: bigint };

/** An event as it is read. `gone`: nothing stands after it. */
type Row = ComparedTask & {
  id: string;
  number: number;
  key: bigint;
  sequence: bigint;
  gone: boolean;
  oldInstruction: string | null;
  oldInput: string | null;
  callId: string | null;
  position: number | null;
};

/**
 * A project's history up to a number of its sequence, in the sources of a History: seeds, items as they came, and later versions of
 * their texts. Items that came from the run's own answers are left out, as they come again; what people restored of it is not.
 */
export function historySources(extent: Extent): EventSource[] {
  return [
    async (after) => (await readSeeds(extent, after)).map(eventOf),
    async (after) => (await readItems(extent, after?.sequence ?? -1n)).map(eventOf),
    async (after) => (await readLaterVersions(extent, after)).map(eventOf),
  ];
}

function eventOf(row: Row): HistoryEvent {
  const { id, number, key, sequence, origin, instruction, input, gone, callId, position } = row;
  return {
    sequence,
    id,
    number,
    key: Number(key),
    before: row.oldInstruction === null ? null : { origin, instruction: row.oldInstruction, input: row.oldInput ?? "" },
    after: gone ? null : { origin, instruction, input },
    candidate: callId === null || position === null ? null : candidateId(callId, position),
  };
}

/** Where a page of revisions or versions begins: after this event. */
function startOf(after: HistoryEvent | null) {
  return { sequence: after?.sequence ?? -1n, id: after?.id ?? nobody, number: after?.number ?? 0 };
}

function readSeeds({ projectId, upTo }: Extent, after: HistoryEvent | null): Promise<Row[]> {
  const { sequence, id, number } = startOf(after);
  return db.$queryRaw<Row[]>`
    SELECT s.id, v.number, s.sequence AS key, v.sequence, 'seed' AS origin, v.instruction, v.input, v.status = 'archived' AS gone,
      o.instruction AS "oldInstruction", o.input AS "oldInput", NULL AS "callId", NULL AS position
    FROM seeds s JOIN seed_revisions v ON v.seed_id = s.id
    LEFT JOIN seed_revisions o ON o.seed_id = v.seed_id AND o.number = v.number - 1 AND o.status <> 'archived'
    WHERE s.project_id = ${projectId}::uuid AND v.sequence <= ${upTo}
      AND (v.sequence, v.seed_id, v.number) > (${sequence}, ${id}::uuid, ${number})
    ORDER BY v.sequence, v.seed_id, v.number LIMIT ${pageSize}`;
}

function readItems({ projectId, runId, upTo }: Extent, after: bigint): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    SELECT i.id, 1 AS number, i.sequence AS key, i.sequence, i.origin::text, v.instruction, v.input, false AS gone,
      NULL AS "oldInstruction", NULL AS "oldInput",
      CASE WHEN i.run_id = ${runId}::uuid THEN i.call_id END AS "callId", i.position
    FROM items i JOIN item_versions v ON v.item_id = i.id AND v.number = 1
    WHERE i.project_id = ${projectId}::uuid AND i.sequence > ${after} AND i.sequence <= ${upTo}
      AND (i.run_id IS DISTINCT FROM ${runId}::uuid OR i.rejection_id IS NOT NULL OR i.call_id IS NULL)
    ORDER BY i.sequence LIMIT ${pageSize}`;
}

function readLaterVersions({ projectId, runId, upTo }: Extent, after: HistoryEvent | null): Promise<Row[]> {
  const { sequence, id, number } = startOf(after);
  return db.$queryRaw<Row[]>`
    SELECT i.id, v.number, i.sequence AS key, v.sequence, i.origin::text, v.instruction, v.input, false AS gone,
      o.instruction AS "oldInstruction", o.input AS "oldInput",
      CASE WHEN i.run_id = ${runId}::uuid THEN i.call_id END AS "callId", i.position
    FROM item_versions v JOIN items i ON i.id = v.item_id AND i.project_id = ${projectId}::uuid
    JOIN item_versions o ON o.item_id = v.item_id AND o.number = v.number - 1
    WHERE v.number > 1 AND v.sequence <= ${upTo}
      AND (v.sequence, v.item_id, v.number) > (${sequence}, ${id}::uuid, ${number})
    ORDER BY v.sequence, v.item_id, v.number LIMIT ${pageSize}`;
}
