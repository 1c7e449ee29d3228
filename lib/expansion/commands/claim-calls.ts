import { db } from "#lib/platform/db.ts";
import type { CallPurpose } from "../queries/list-calls.ts";

/** How long a worker holds a call without a sign of life. Sign and sweep come every {@link beatSeconds}. */
const leaseSeconds = 9;
export const beatSeconds = 3;

/** A call that this worker holds now, with what sending it takes. */
export type ClaimedCall = {
  id: string;
  runId: string;
  projectId: string;
  number: number;
  purpose: CallPurpose;
  status: "sent" | "answered";
  seedRevisionIds: string[];
  itemId: string | null;
  attempts: number;
  model: string;
  settings: unknown;
  endpoint: {
    id: string;
    baseUrl: string | null;
    environment: string | null;
    sealedKey: string | null;
    archivedAt: string | null;
    refusals: unknown;
  };
};

/**
 * Takes calls on lease, oldest first: those that wait, and those whose worker is gone. A call is sent only while its run is
 * running (a classification also after the end) and fewer of the run's calls are under way than it allows at once; an
 * answer that is recorded is always settled. Workers that claim in the same instant may pass that limit by one each.
 * @param worker this process's name
 * @param holding the calls that it has under way, which it does not take up a second time should their leases run out
 */
export async function claimCalls(worker: string, atMost: number, holding: string[] = []): Promise<ClaimedCall[]> {
  if (atMost <= 0) return [];
  return db.$queryRaw<ClaimedCall[]>`
    WITH open AS (
      SELECT c.id, c.run_id, c.number, c.status,
        (c.lease_until IS NULL OR c.lease_until < now()) AND c.id <> ALL(${holding}::uuid[]) AND (c.not_before IS NULL OR c.not_before <= now())
          AND (c.status = 'answered' OR r.status = 'running' OR (c.purpose = 'classify' AND r.status = 'finished')) AS free,
        (r.settings ->> 'concurrency')::int AS concurrency,
        count(*) FILTER (WHERE c.status = 'sent' AND (c.lease_until >= now() OR c.id = ANY(${holding}::uuid[]))) OVER (PARTITION BY c.run_id) AS under_way
      FROM calls c JOIN expansion_runs r ON r.id = c.run_id
      WHERE c.status IN ('planned', 'sent', 'answered')
    ), ranked AS (
      SELECT *, row_number() OVER (PARTITION BY run_id ORDER BY status DESC, number) AS place FROM open WHERE free
    ), picked AS (
      SELECT c.id FROM ranked JOIN calls c ON c.id = ranked.id
      WHERE (ranked.status = 'answered' OR under_way + place <= concurrency)
        -- Looked at again on the row as it is now: somebody may have claimed it in the same instant.
        AND c.status IN ('planned', 'sent', 'answered') AND (c.lease_until IS NULL OR c.lease_until < now())
      ORDER BY place LIMIT ${atMost}
      -- A row that is locked is being settled or claimed: nobody waits for it.
      FOR UPDATE OF c SKIP LOCKED
    )
    UPDATE calls SET
      status = CASE WHEN calls.status = 'answered' THEN calls.status ELSE 'sent'::"CallStatus" END,
      attempts = calls.attempts + CASE WHEN calls.status = 'answered' THEN 0 ELSE 1 END,
      leased_by = ${worker},
      lease_until = now() + ${leaseSeconds} * interval '1 second'
    FROM picked, expansion_runs r, model_endpoints e
    WHERE calls.id = picked.id AND r.id = calls.run_id AND e.id = r.endpoint_id
    RETURNING calls.id, calls.run_id AS "runId", calls.project_id AS "projectId", calls.number, calls.purpose::text, calls.status::text,
      calls.seed_revision_ids AS "seedRevisionIds", calls.item_id AS "itemId", calls.attempts, r.model, r.settings,
      jsonb_build_object('id', e.id, 'baseUrl', e.base_url, 'environment', e.environment, 'sealedKey', e.sealed_key,
        'archivedAt', e.archived_at, 'refusals', e.refusals) AS endpoint`;
}

/**
 * Extends this worker's leases: its sign of life. It waits for no row: one that is locked is just being settled, and
 * the other calls must not lose their leases over it.
 */
export async function extendLeases(worker: string, callIds: string[]): Promise<void> {
  if (callIds.length === 0) return;
  await db.$executeRaw`
    UPDATE calls SET lease_until = now() + ${leaseSeconds} * interval '1 second'
    WHERE id IN (SELECT id FROM calls
      WHERE id = ANY(${callIds}::uuid[]) AND leased_by = ${worker} AND status IN ('sent', 'answered')
      FOR UPDATE SKIP LOCKED)`;
}
