import { db, Prisma } from "#lib/platform/db.ts";

/** How long a worker holds a call without a sign of life. Sign and sweep come every {@link beatSeconds}. */
export const leaseSeconds = 9;
export const beatSeconds = 3;

/** A call that this worker holds now, with what sending it takes. */
export type ClaimedCall = {
  id: string;
  runId: string;
  projectId: string;
  number: number;
  purpose: "expand" | "classify";
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
    refusals: unknown;
  };
};

/**
 * Takes calls on lease: those named, or any that wait or whose worker is gone, oldest first. A call is sent only while
 * its run is running (a classification also after the end); an answer that is recorded is always settled.
 * @param worker this process's name
 */
export async function claimCalls(
  worker: string,
  which: { ids: string[] } | { atMost: number },
): Promise<ClaimedCall[]> {
  const named = "ids" in which ? Prisma.sql`AND c.id = ANY(${which.ids}::uuid[])` : Prisma.empty;
  const limit = "ids" in which ? which.ids.length : which.atMost;
  if (limit === 0) return [];
  return db.$queryRaw<ClaimedCall[]>`
    UPDATE calls SET
      status = CASE WHEN calls.status = 'answered' THEN calls.status ELSE 'sent'::"CallStatus" END,
      attempts = calls.attempts + CASE WHEN calls.status = 'answered' THEN 0 ELSE 1 END,
      leased_by = ${worker},
      lease_until = now() + ${leaseSeconds} * interval '1 second'
    FROM (
      SELECT c.id FROM calls c JOIN expansion_runs r ON r.id = c.run_id
      WHERE c.status IN ('planned', 'sent', 'answered') ${named}
        AND (c.status = 'answered' OR r.status = 'running' OR (c.purpose = 'classify' AND r.status = 'finished'))
        AND (c.lease_until IS NULL OR c.lease_until < now())
        AND (c.not_before IS NULL OR c.not_before <= now())
      ORDER BY c.created_at, c.number LIMIT ${limit}
      FOR UPDATE OF c SKIP LOCKED
    ) open, expansion_runs r, model_endpoints e
    WHERE calls.id = open.id AND r.id = calls.run_id AND e.id = r.endpoint_id
    RETURNING calls.id, calls.run_id AS "runId", calls.project_id AS "projectId", calls.number, calls.purpose::text, calls.status::text,
      calls.seed_revision_ids AS "seedRevisionIds", calls.item_id AS "itemId", calls.attempts, r.model, r.settings,
      jsonb_build_object('id', e.id, 'baseUrl', e.base_url, 'environment', e.environment, 'sealedKey', e.sealed_key,
        'refusals', e.refusals) AS endpoint`;
}

/** Extends this worker's leases: its sign of life. */
export async function extendLeases(worker: string, callIds: string[]): Promise<void> {
  if (callIds.length === 0) return;
  await db.$executeRaw`
    UPDATE calls SET lease_until = now() + ${leaseSeconds} * interval '1 second'
    WHERE id = ANY(${callIds}::uuid[]) AND leased_by = ${worker} AND status IN ('sent', 'answered')`;
}
