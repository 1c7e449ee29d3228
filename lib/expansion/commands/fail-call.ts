import { db } from "#lib/platform/db.ts";
import { hasEnded, lockRun, stopped } from "./lock-run.ts";
import { planRun } from "./plan-run.ts";
import type { Denial } from "./reserve-attempts.ts";

/** Calls that may fail one after another before the run stops: each of them has had all its attempts. */
export const failuresThatStop = 5;

/**
 * Gives a call up for good. The run goes on with another one, unless too many failed in a row: then it stops, with the
 * provider's words.
 */
export async function failCall(callId: string, worker: string, error: string): Promise<void> {
  await fail(callId, { leasedBy: worker, status: { in: ["planned", "sent"] } }, error);
}

/**
 * Sets an answer aside that cannot be settled, and counts its call as failed. The whole response is kept as one
 * malformed part, so that nothing of it is lost and the sum of what the responses held still comes out.
 */
export async function giveUpSettling(callId: string, reason: string): Promise<void> {
  await fail(callId, { status: "answered" }, `the answer is kept but could not be settled: ${reason}`.slice(0, 2000));
}

async function fail(
  callId: string,
  where: { leasedBy?: string; status: { in: ("planned" | "sent")[] } | "answered" },
  error: string,
): Promise<void> {
  const call = await db.call.findUniqueOrThrow({
    where: { id: callId },
    select: { runId: true, projectId: true, purpose: true, response: true },
  });
  await db.$transaction(async (tx) => {
    const run = await lockRun(tx, call.runId);
    const { count } = await tx.call.updateMany({
      where: { id: callId, ...where },
      data: { status: "failed", error, settledAt: new Date(), leasedBy: null, leaseUntil: null },
    });
    if (count === 0 || call.purpose !== run.purpose) return;
    const inARow = run.failuresInARow + 1;
    const malformed = run.malformed + (call.response === null ? 0 : 1);
    const stops = run.status === "running" && inARow >= failuresThatStop;
    if (call.response !== null) {
      const { projectId, runId, response: raw } = call;
      await tx.malformedPart.create({ data: { projectId, runId, callId, position: 0, raw, reason: "notSettled" } });
    }
    await tx.expansionRun.update({
      where: { id: run.id },
      data: {
        callsFailed: { increment: 1 },
        failuresInARow: inARow,
        malformed,
        updatedAt: new Date(),
        ...(stops ? stopped(run, "failed", `${inARow} calls in a row failed. The last: ${error}`, "failures") : {}),
      },
    });
    if (!stops) await planRun(tx, { ...run, malformed, callsFailed: run.callsFailed + 1, failuresInARow: inARow });
  });
}

/**
 * Stops a run at once for a reason that no attempt can mend, such as a key that is not accepted. The call goes back to
 * waiting, so that a person who has mended it resumes where it stopped; where the run has ended, nobody can resume it,
 * and the call has failed.
 */
export async function stopRunFor(
  callId: string,
  worker: string,
  reason: string,
  code: "keyRefused" | "refused" | "promptChanged",
): Promise<void> {
  const call = await db.call.findUniqueOrThrow({ where: { id: callId }, select: { runId: true } });
  await db.$transaction(async (tx) => {
    const run = await lockRun(tx, call.runId);
    const ended = hasEnded(run);
    await tx.call.updateMany({
      where: { id: callId, leasedBy: worker, status: { in: ["planned", "sent"] } },
      data: {
        ...(ended ? { status: "failed", settledAt: new Date() } : { status: "planned" }),
        error: reason,
        leasedBy: null,
        leaseUntil: null,
      },
    });
    if (run.status === "running")
      await tx.expansionRun.update({ where: { id: run.id }, data: stopped(run, "failed", reason, code) });
  });
}

/**
 * Puts calls back that could not be sent for want of money. Where money is still reserved for calls under way they wait for
 * what comes back of it; else their run pauses, and says why: a person who has raised the limit resumes it. Nobody can resume a run
 * that has ended: its calls have failed.
 */
export async function holdForMoney(worker: string, runId: string, denials: Denial[]): Promise<void> {
  const first = denials[0];
  if (!first) return;
  const { why, waits } = first;
  await db.$transaction(async (tx) => {
    const run = await lockRun(tx, runId);
    if (!waits && hasEnded(run)) {
      await tx.call.updateMany({
        where: {
          id: { in: denials.map(({ callId }) => callId) },
          leasedBy: worker,
          status: { in: ["planned", "sent"] },
        },
        data: { status: "failed", error: moneyWords[why], settledAt: new Date(), leasedBy: null, leaseUntil: null },
      });
      return;
    }
    await tx.$executeRaw`
      UPDATE calls SET status = 'planned', leased_by = NULL, lease_until = NULL, attempts = GREATEST(0, attempts - 1),
        not_before = CASE WHEN ${waits} THEN now() + interval '1 second' END
      WHERE id = ANY(${denials.map((denial) => denial.callId)}::uuid[]) AND leased_by = ${worker} AND status IN ('planned', 'sent')`;
    if (!waits && run.status === "running") {
      const code = why === "budget" ? "budget" : "spendCap";
      await tx.expansionRun.update({ where: { id: run.id }, data: stopped(run, "paused", moneyWords[why], code) });
    }
  });
}

export const moneyWords: Record<Denial["why"], string> = {
  spendCap: "the spend cap leaves no room for another call",
  budget: "the project's budget of this month leaves no room for another call",
  noPrice: "the model has no price, so the spend cap or the budget cannot hold",
  noBound: "the endpoint takes no limit of its output, so the spend cap or the budget cannot hold",
};
