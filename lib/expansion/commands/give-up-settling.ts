import { db } from "#lib/platform/db.ts";

/**
 * Sets an answer aside that cannot be settled, with the reason, and counts the call as failed: the response stays with
 * the call, and nothing of it is lost.
 */
export async function giveUpSettling(callId: string, reason: string): Promise<void> {
  const kept = `the answer is kept but could not be settled: ${reason}`.slice(0, 2000);
  await db.$executeRaw`
    WITH given_up AS (
      UPDATE calls SET status = 'failed', error = ${kept}, settled_at = now(), leased_by = NULL, lease_until = NULL
      WHERE id = ${callId}::uuid AND status = 'answered' RETURNING run_id)
    UPDATE expansion_runs SET calls_failed = calls_failed + 1 FROM given_up WHERE id = given_up.run_id`;
}
