import { type Db, db } from "#lib/platform/db.ts";
import type { CallPurpose } from "../queries/list-calls.ts";
import type { StoredPrice } from "../queries/prices.ts";

/** How long a worker holds a call without a sign of life. Sign and sweep come every {@link beatSeconds}. */
const leaseSeconds = 9;
export const beatSeconds = 3;

/** Answers that a claim takes up at most. */
const answersAtOnce = 64;

/** A call that this worker holds now, with what sending it takes. */
export type ClaimedCall = {
  id: string;
  runId: string;
  projectId: string;
  number: number;
  purpose: CallPurpose;
  /** `sent`: to be sent at once. `planned`: held ready, to be sent when one of the run's calls here has come back. `answered`: to be settled. */
  status: "planned" | "sent" | "answered";
  seedRevisionIds: string[];
  /** [{itemId, version}]: items shown beside the seeds, or the one that it is about. */
  shownItems: unknown;
  /** callSteering of lib/expansion/schema.ts. */
  steering: unknown;
  itemId: string | null;
  attempts: number;
  model: string;
  settings: unknown;
  /** The name of the prompt that its run froze for such calls; null for a classification within an expansion run. */
  promptVersion: string | null;
  /** What its model costs now; null where nobody entered a price. */
  price: StoredPrice | null;
  endpoint: {
    id: string;
    baseUrl: string | null;
    environment: string | null;
    sealedKey: string | null;
    archivedAt: string | null;
    refusals: unknown;
  };
};

/** What a worker has room for. */
export type Room = {
  /** Calls to send at once. Answers to settle need no room: a worker that is busy with calls settles what others left all the same. */
  slots: number;
  /** Calls to hold ready beyond those, of the runs and models that it has calls out for: one of these must come back for one to go out. */
  ahead: number;
  /** Those, as {@link laneOf} names them. */
  aheadOf: string[];
  /** The calls that it has under way, which it does not take up a second time should their leases run out. */
  holding: string[];
};

/** Names the run and the model of a call: where one of the same has come back, it may go out. */
export function laneOf({ runId, endpoint, model }: Pick<ClaimedCall, "runId" | "endpoint" | "model">): string {
  return `${runId} ${endpoint.id} ${model}`;
}

type Row = Omit<ClaimedCall, "price"> & { price: Record<keyof StoredPrice, string> | null };

/**
 * Takes calls on lease, oldest first: those that wait, and those whose worker is gone. A call is sent only while its run is
 * running (a classification also after its run's end), fewer of the run's calls are under way than it allows at once, and
 * fewer of the model's than the endpoint bears; an answer that is recorded is always settled. Calls of batches are not
 * claimed. Its cost grows with the runs that have open calls and the calls under way, not with what waits.
 * @param worker this process's name
 * @param inTurn claims of all workers go one after another. Without it those of the same instant may pass the limits by what
 *   they claim, which matters where an endpoint was found to bear few.
 */
export async function claimCalls(worker: string, room: Room, inTurn = false): Promise<ClaimedCall[]> {
  if (room.slots <= 0 && room.ahead <= 0) return [];
  if (!inTurn) return claim(db, worker, room);
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(${claimLock})::text`;
    return claim(tx, worker, room);
  });
}

/** Any number that no other lock has. */
const claimLock = 5_332_761;

async function claim(tx: Db, worker: string, { slots, ahead, aheadOf, holding }: Room): Promise<ClaimedCall[]> {
  const most = Math.max(0, slots) + Math.max(0, ahead);
  const rows = await tx.$queryRaw<Row[]>`/* prepared: claim-calls */
    WITH RECURSIVE runs_with_calls AS (
      (SELECT run_id FROM calls WHERE status IN ('planned', 'sent', 'answered') ORDER BY run_id LIMIT 1)
      UNION ALL
      SELECT (SELECT c.run_id FROM calls c WHERE c.status IN ('planned', 'sent', 'answered') AND c.run_id > o.run_id ORDER BY c.run_id LIMIT 1)
      FROM runs_with_calls o WHERE o.run_id IS NOT NULL
    ), runs AS (
      SELECT r.id, r.status, (r.settings ->> 'concurrency')::int AS concurrency,
        -- What is known of the run alone: of one that takes none, however many wait, not one is looked at.
        COALESCE(r.settings ->> 'delivery', 'live') = 'live' AND r.status IN ('running', 'finished') AS takes
      FROM expansion_runs r WHERE r.id IN (SELECT run_id FROM runs_with_calls)
    ), under_way AS (
      SELECT c.run_id, c.endpoint_id, c.model, count(*) AS calls FROM runs r JOIN calls c ON c.run_id = r.id
      WHERE c.status = 'sent' AND (c.lease_until >= now() OR c.id = ANY(${holding}::uuid[])) GROUP BY 1, 2, 3
    ), free AS (
      SELECT c.id, c.run_id, c.number, c.status, c.endpoint_id, c.model, r.concurrency FROM runs r CROSS JOIN LATERAL (
        (SELECT * FROM calls a WHERE a.run_id = r.id AND a.status = 'answered'
          AND (a.lease_until IS NULL OR a.lease_until < now()) AND a.id <> ALL(${holding}::uuid[]) ORDER BY a.number LIMIT ${answersAtOnce})
        UNION ALL
        (SELECT * FROM calls s WHERE s.run_id = r.id AND s.status = 'sent' AND r.takes
          AND (s.lease_until IS NULL OR s.lease_until < now()) AND s.id <> ALL(${holding}::uuid[])
          AND (r.status = 'running' OR (s.purpose = 'classify' AND r.status = 'finished')) ORDER BY s.number LIMIT ${most})
        UNION ALL
        (SELECT * FROM calls p WHERE p.run_id = r.id AND p.status = 'planned' AND r.takes
          AND (p.lease_until IS NULL OR p.lease_until < now()) AND p.id <> ALL(${holding}::uuid[])
          AND (p.not_before IS NULL OR p.not_before <= now())
          AND (r.status = 'running' OR (p.purpose = 'classify' AND r.status = 'finished')) ORDER BY p.number LIMIT ${most})
      ) c
    ), ranked AS (
      SELECT f.*, row_number() OVER (PARTITION BY f.run_id, f.status = 'answered' ORDER BY f.status DESC, f.number) AS place,
        row_number() OVER (PARTITION BY f.endpoint_id, f.model, f.status = 'answered' ORDER BY f.status DESC, f.number) AS pace_place,
        COALESCE((SELECT sum(u.calls) FROM under_way u WHERE u.run_id = f.run_id), 0) AS run_under_way,
        COALESCE((SELECT sum(u.calls) FROM under_way u WHERE u.endpoint_id = f.endpoint_id AND u.model = f.model), 0) AS pace_under_way,
        CASE WHEN e.opened > 0 THEN 1 WHEN e.ceiling IS NULL THEN 1000000 ELSE GREATEST(1, floor(e.ceiling)) END AS bears,
        e.blocked_until > now() AS blocked
      FROM free f LEFT JOIN endpoint_pace e ON e.endpoint_id = f.endpoint_id AND e.model = f.model
    ), judged AS (
      SELECT id, concat_ws(' ', run_id, endpoint_id, model) AS lane, place, status, status = 'answered' AS answered,
        run_under_way + place <= concurrency AND pace_under_way + pace_place <= bears AS goes FROM ranked
      WHERE status = 'answered' OR blocked IS NOT TRUE
    ), chosen AS (
      (SELECT id, place, true AS goes FROM judged WHERE answered ORDER BY place, id LIMIT ${answersAtOnce})
      UNION ALL
      (SELECT id, place, true FROM judged WHERE NOT answered AND goes ORDER BY place, id LIMIT ${Math.max(0, slots)})
      UNION ALL
      -- Ready for the moment when a call of the same run comes back here; where there is no room at all, also what a dead worker left.
      (SELECT j.id, j.place, false FROM judged j
        WHERE NOT j.answered AND j.lane = ANY(${aheadOf}::text[])
          AND ((NOT j.goes AND j.status = 'planned') OR (j.goes AND j.status = 'sent' AND ${slots <= 0}::boolean))
        ORDER BY j.place, j.id LIMIT ${Math.max(0, ahead)})
    ), picked AS (
      SELECT c.id, chosen.goes FROM chosen JOIN calls c ON c.id = chosen.id
      -- Looked at again on the row as it is now: somebody may have claimed it in the same instant.
      WHERE c.status IN ('planned', 'sent', 'answered') AND (c.lease_until IS NULL OR c.lease_until < now())
      -- A row that is locked is being settled or claimed: nobody waits for it.
      ORDER BY chosen.place FOR UPDATE OF c SKIP LOCKED
    )
    UPDATE calls SET
      status = CASE WHEN calls.status = 'answered' THEN calls.status WHEN picked.goes THEN 'sent'::"CallStatus" ELSE 'planned'::"CallStatus" END,
      attempts = calls.attempts + CASE WHEN calls.status = 'answered' THEN 0 ELSE 1 END,
      leased_by = ${worker},
      lease_until = now() + ${leaseSeconds} * interval '1 second'
    FROM picked, expansion_runs r, model_endpoints e
    WHERE calls.id = picked.id AND r.id = calls.run_id AND e.id = calls.endpoint_id
    RETURNING calls.id, calls.run_id AS "runId", calls.project_id AS "projectId", calls.number, calls.purpose::text, calls.status::text,
      calls.seed_revision_ids AS "seedRevisionIds", calls.shown_items AS "shownItems", calls.steering, calls.item_id AS "itemId",
      calls.attempts, calls.model, r.settings, CASE WHEN calls.purpose = r.purpose THEN r.prompt_version END AS "promptVersion",
      (SELECT CASE WHEN p.withdrawn THEN NULL ELSE jsonb_build_object('id', p.id, 'input', p.input::text,
          'cachedInput', p.cached_input::text, 'output', p.output::text, 'batchShare', p.batch_share::text) END
        FROM model_prices p WHERE p.endpoint_id = calls.endpoint_id AND p.model = calls.model
        ORDER BY p.created_at DESC, p.id DESC LIMIT 1) AS price,
      jsonb_build_object('id', e.id, 'baseUrl', e.base_url, 'environment', e.environment, 'sealedKey', e.sealed_key,
        'archivedAt', e.archived_at, 'refusals', e.refusals) AS endpoint`;
  return rows.map((row) => ({ ...row, price: row.price && readPrice(row.price) })).sort((a, b) => a.number - b.number);
}

function readPrice(row: Record<keyof StoredPrice, string>): StoredPrice {
  const { id, input, cachedInput, output, batchShare } = row;
  return {
    id,
    input: BigInt(input),
    cachedInput: BigInt(cachedInput),
    output: BigInt(output),
    batchShare: Number(batchShare),
  };
}

/**
 * Extends this worker's leases: its sign of life. It waits for no row: one that is locked is just being settled, and
 * the other calls must not lose their leases over it.
 * @returns of those asked about, the calls that were given up meanwhile or whose runs take no more calls: what is held ready of
 *   them is given back
 */
export async function extendLeases(worker: string, callIds: string[]): Promise<string[]> {
  if (callIds.length === 0) return [];
  const rows = await db.$queryRaw<{ id: string }[]>`/* prepared: extend-leases */
    WITH mine AS (
      SELECT c.id, c.status, r.status AS run_status, c.purpose FROM calls c JOIN expansion_runs r ON r.id = c.run_id
      WHERE c.id = ANY(${callIds}::uuid[]) AND c.leased_by = ${worker} AND c.status IN ('planned', 'sent', 'answered')
      FOR UPDATE OF c SKIP LOCKED
    ), extended AS (
      UPDATE calls SET lease_until = now() + ${leaseSeconds} * interval '1 second' FROM mine WHERE calls.id = mine.id
    )
    SELECT id FROM mine WHERE status = 'planned' AND run_status <> 'running' AND NOT (purpose = 'classify' AND run_status = 'finished')
    UNION ALL
    SELECT id FROM calls WHERE id = ANY(${callIds}::uuid[]) AND status = 'failed'`;
  return rows.map((row) => row.id);
}
