import { type Db, db } from "#lib/platform/db.ts";
import { dropReasons } from "../drop-reasons.ts";
import type { HeldBatch } from "../queries/held-batch.ts";
import { maxAttempts, retryDelay } from "../retry-delay.ts";
import { failuresThatStop } from "./fail-call.ts";
import { type LockedRun, lockRun, stopped } from "./lock-run.ts";
import { planRun } from "./plan-run.ts";

/** A call that its batch brought no answer for, with how its last attempt ended. */
type Unanswered = { id: string; number: number; attempts: number; outcome: string | null; error: string | null };

/** A provider's way to say that too much is in its queue: waiting mends it. */
const queueIsFull = /token_limit_exceeded|enqueued token limit/i;
const queueWaitMs = 10 * 60_000;

/** Ways to end that say nothing against the call. */
const uncounted = ["parameterRefused", "rateLimited"];

/**
 * Ends a batch whose results are recorded and settled: calls without an answer go back for another attempt or are given up,
 * the run stops where no attempt can mend what it was told, and what it wants next is planned.
 */
export async function finishBatch(worker: string, batch: HeldBatch): Promise<void> {
  const { id } = batch;
  await db.$transaction(async (tx) => {
    const run = await lockRun(tx, batch.runId);
    const left = await listUnanswered(tx, id);
    const answered = (await tx.call.count({ where: { batchId: id } })) - left.length;
    const { count } = await tx.batch.updateMany({
      where: { id, leasedBy: worker, status: "submitted" },
      data: {
        status: batch.state === "failed" ? "failed" : batch.state === "cancelled" ? "cancelled" : "done",
        error: batch.state === "failed" ? batch.error : null,
        answered,
        putBack: left.length,
        endedAt: new Date(),
        leasedBy: null,
        leaseUntil: null,
      },
    });
    if (count === 0) return;
    const own = batch.purpose === run.purpose;
    if (run.status === "cancelled" || (run.status === "finished" && own)) {
      await giveUp(tx, left, run.status === "cancelled" ? dropReasons.cancelled : dropReasons.targetReached);
      return;
    }
    const worn = left.filter((call) => call.attempts >= maxAttempts && !uncounted.includes(call.outcome ?? ""));
    await giveUp(tx, worn, null);
    await putBack(
      tx,
      left.filter((call) => !worn.includes(call)),
      batch,
    );
    await carryOn(tx, run, batch, { left, worn: own ? worn : [], answered });
  });
}

async function listUnanswered(tx: Db, batchId: string): Promise<Unanswered[]> {
  return tx.$queryRaw`
    SELECT c.id, c.number, c.attempts, a.outcome, a.error FROM calls c
    LEFT JOIN LATERAL (SELECT * FROM attempts t WHERE t.call_id = c.id ORDER BY t.number DESC LIMIT 1) a ON true
    WHERE c.batch_id = ${batchId}::uuid AND c.status = 'batched' ORDER BY c.number`;
}

async function giveUp(tx: Db, calls: Unanswered[], words: string | null): Promise<void> {
  if (calls.length === 0) return;
  await tx.$executeRaw`
    UPDATE calls SET status = 'failed', settled_at = now(), leased_by = NULL, lease_until = NULL, error = u.error
    FROM unnest(${calls.map((call) => call.id)}::uuid[], ${calls.map((call) => words ?? call.error)}::text[]) AS u (id, error)
    WHERE calls.id = u.id`;
}

async function putBack(tx: Db, calls: Unanswered[], batch: HeldBatch): Promise<void> {
  if (calls.length === 0) return;
  const waits = batch.error !== null && queueIsFull.test(batch.error);
  const rows = calls.map(({ id, attempts, outcome, error }) => ({
    id,
    error: error ?? batch.error,
    attempts: uncounted.includes(outcome ?? "") ? attempts - 1 : attempts,
    delay_ms: uncounted.includes(outcome ?? "") ? 0 : waits ? queueWaitMs : retryDelay(attempts, null, 0),
  }));
  await tx.$executeRaw`
    UPDATE calls SET status = 'planned', batch_id = NULL, leased_by = NULL, lease_until = NULL, error = r.error, attempts = r.attempts,
      not_before = CASE WHEN r.delay_ms > 0 THEN now() + r.delay_ms * interval '1 millisecond' END
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, error text, attempts int, delay_ms float8)
    WHERE calls.id = r.id`;
}

/** Counts calls that were given up, stops the run where it has to stop, and plans what it wants next. */
async function carryOn(
  tx: Db,
  run: LockedRun,
  batch: HeldBatch,
  { left, worn, answered }: { left: Unanswered[]; worn: Unanswered[]; answered: number },
): Promise<void> {
  const inARow = answered > 0 ? run.failuresInARow : run.failuresInARow + worn.length;
  const counts = { callsFailed: run.callsFailed + worn.length, failuresInARow: inARow };
  const refused = left.find((call) => call.outcome === "keyRefused" || call.outcome === "refused");
  const stop =
    batch.state === "failed" && !queueIsFull.test(batch.error ?? "")
      ? ({
          words: `the provider did not take the batch: ${batch.error ?? "no reason given"}`,
          code: "refused",
        } as const)
      : refused
        ? ({ words: refused.error ?? "", code: refused.outcome === "keyRefused" ? "keyRefused" : "refused" } as const)
        : worn.length > 0 && inARow >= failuresThatStop
          ? ({ words: `${inARow} calls in a row failed. The last: ${worn.at(-1)?.error}`, code: "failures" } as const)
          : null;
  const stops = run.status === "running" && stop !== null;
  await tx.expansionRun.update({
    where: { id: run.id },
    data: { ...counts, updatedAt: new Date(), ...(stops ? stopped(run, "failed", stop.words, stop.code) : {}) },
  });
  if (!stops) await planRun(tx, { ...run, ...counts });
}
