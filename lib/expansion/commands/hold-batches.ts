import { db } from "#lib/platform/db.ts";

/** How long a worker holds a batch without a sign of life. */
const leaseSeconds = 15;

/**
 * Takes batches on lease that are due: to be prepared, to be looked at, to be cancelled because their run wants no more
 * of them, or left by a worker that is gone.
 * @returns their ids
 */
export async function claimBatches(worker: string, atMost: number): Promise<string[]> {
  if (atMost <= 0) return [];
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH due AS (
      SELECT b.id FROM batches b JOIN expansion_runs r ON r.id = b.run_id
      WHERE b.status IN ('preparing', 'submitted') AND (b.lease_until IS NULL OR b.lease_until < now())
        AND (b.next_look_at <= now() OR (b.error IS NULL AND b.status = 'submitted' AND b.state IN ('validating', 'in_progress')
          AND (r.status = 'cancelled' OR (r.status = 'finished' AND b.purpose = r.purpose))))
      ORDER BY b.next_look_at LIMIT ${atMost} FOR UPDATE OF b SKIP LOCKED
    )
    UPDATE batches SET leased_by = ${worker}, lease_until = now() + ${leaseSeconds} * interval '1 second'
    FROM due WHERE batches.id = due.id RETURNING batches.id`;
  return rows.map((row) => row.id);
}

/** A sign of life: extends this worker's leases. */
export async function extendBatchLeases(worker: string, batchIds: string[]): Promise<void> {
  if (batchIds.length === 0) return;
  await db.$executeRaw`
    UPDATE batches SET lease_until = now() + ${leaseSeconds} * interval '1 second'
    WHERE id IN (SELECT id FROM batches WHERE id = ANY(${batchIds}::uuid[]) AND leased_by = ${worker} FOR UPDATE SKIP LOCKED)`;
}

/** Lets a batch go, to be looked at again by anybody after `delayMs`. `words` say what went wrong, if anything; without them what is known of it stays. */
export async function leaveBatch(worker: string, id: string, delayMs: number, words: string | null): Promise<void> {
  await db.$executeRaw`
    UPDATE batches SET leased_by = NULL, lease_until = NULL, next_look_at = now() + ${delayMs} * interval '1 millisecond', error = COALESCE(${words}, error)
    WHERE id = ${id}::uuid AND leased_by = ${worker}`;
}
