import { type Db, db } from "#lib/platform/db.ts";
import type { HeldBatch } from "../queries/held-batch.ts";
import type { StopCode } from "../stop-code.ts";
import { holdForMoney, moneyWords } from "./fail-call.ts";
import { hasEnded, lockRun, stopped } from "./lock-run.ts";
import { type Denial, releaseAttempts } from "./reserve-attempts.ts";

/**
 * Takes back a batch that the provider does not have: what was set aside is free again, and its calls wait as before. Where its
 * run has ended nobody can resume it, so that calls which cannot be sent have failed.
 * @param words why it cannot be sent, for people; null where it is only not wanted now
 */
export async function dissolveBatch(worker: string, batch: HeldBatch, words: string | null): Promise<void> {
  await db.$transaction(async (tx) => {
    const run = await lockRun(tx, batch.runId);
    const { count } = await tx.batch.updateMany({
      where: { id: batch.id, leasedBy: worker, status: "preparing" },
      data: { status: "cancelled", error: words, endedAt: new Date(), leasedBy: null, leaseUntil: null },
    });
    // Another worker has it: what is set aside for it is that one's.
    if (count === 0) return;
    const open = await tx.attempt.findMany({
      where: { state: "open", call: { batchId: batch.id } },
      select: { id: true, callId: true },
    });
    await releaseAttempts(worker, open, tx);
    if (words !== null && hasEnded(run)) await failUnsent(tx, batch.id, null, words);
    else await putBackUnsent(tx, batch.id, null);
  });
}

/**
 * Leaves calls of a batch out of it for want of money: all for which none is set aside. Where none is left, and nothing is
 * under way whose money may come back, the run pauses and says why; of a run that has ended they have failed.
 * @returns calls that the batch still has
 */
export async function leaveOutUnpaid(worker: string, batch: HeldBatch, denied: Denial[]): Promise<number> {
  const [hopeless] = denied.filter((denial) => !denial.waits);
  const left = await db.$transaction(async (tx) => {
    const run = await lockRun(tx, batch.runId);
    const unpaid = await tx.call.findMany({
      where: { batchId: batch.id, status: "batched", tries: { none: { state: "open" } } },
      select: { id: true },
    });
    const ids = unpaid.map((call) => call.id);
    if (hopeless && hasEnded(run)) await failUnsent(tx, batch.id, ids, moneyWords[hopeless.why]);
    else await putBackUnsent(tx, batch.id, ids);
    const callCount = await tx.call.count({ where: { batchId: batch.id } });
    await tx.batch.updateMany({ where: { id: batch.id, leasedBy: worker }, data: { callCount } });
    return callCount;
  });
  if (left === 0 && hopeless) await holdForMoney(worker, batch.runId, [hopeless]);
  return left;
}

/** Stops a batch's run for a reason that no attempt can mend. */
export async function stopRunOf(batch: HeldBatch, words: string, code: StopCode): Promise<void> {
  await db.$transaction(async (tx) => {
    const run = await lockRun(tx, batch.runId);
    if (run.status === "running")
      await tx.expansionRun.update({ where: { id: run.id }, data: stopped(run, "failed", words, code) });
  });
}

/** Calls of a batch that nobody will send have failed: those named, or all. */
async function failUnsent(tx: Db, batchId: string, callIds: string[] | null, error: string): Promise<void> {
  await tx.call.updateMany({
    where: { batchId, status: "batched", ...(callIds === null ? {} : { id: { in: callIds } }) },
    data: { status: "failed", error, settledAt: new Date(), batchId: null, leasedBy: null, leaseUntil: null },
  });
}

/** Calls of a batch wait again as if they had never been in it: those named, or all. */
async function putBackUnsent(tx: Db, batchId: string, callIds: string[] | null): Promise<void> {
  await tx.$executeRaw`
    UPDATE calls SET status = 'planned', batch_id = NULL, leased_by = NULL, lease_until = NULL, attempts = GREATEST(0, attempts - 1)
    WHERE batch_id = ${batchId}::uuid AND status = 'batched' AND (${callIds === null} OR id = ANY(${callIds ?? []}::uuid[]))`;
}
