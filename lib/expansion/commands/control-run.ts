import { type Db, db, takeSequence } from "#lib/platform/db.ts";
import { notFound, Refusal } from "#lib/platform/errors.ts";
import { recordAudit } from "#lib/team/commands/record-audit.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { dropReasons } from "../drop-reasons.ts";
import { wakeWorkers } from "../wake-workers.ts";
import { dropPlannedCalls } from "./drop-planned-calls.ts";
import { type LockedRun, lockRun, stopped } from "./lock-run.ts";
import { planRun } from "./plan-run.ts";

/** Sends no more calls. Those under way come to their end, and what they bring is admitted. */
export async function pauseRun(member: Member, number: number): Promise<void> {
  await change(member, number, "pause", ["running"], async (tx, run) => {
    await tx.expansionRun.update({ where: { id: run.id }, data: stopped(run, "paused", null) });
    return [];
  });
}

/** Goes on where a paused or failed run stopped. Calls that were waiting for a later attempt may go at once. */
export async function resumeRun(member: Member, number: number): Promise<void> {
  await change(member, number, "resume", ["paused", "failed"], async (tx, run) => {
    // Held, so that it is not taken out of use meanwhile.
    const usable = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM model_endpoints WHERE id = (SELECT endpoint_id FROM expansion_runs WHERE id = ${run.id}::uuid)
        AND archived_at IS NULL FOR SHARE`;
    if (usable.length === 0) throw new Refusal("conflict", "expansion.errors.endpointGone");
    const running = { ...run, status: "running" as const, runningSince: new Date(), recentOutcomes: "" };
    await tx.expansionRun.update({
      where: { id: run.id },
      data: {
        status: "running",
        runningSince: running.runningSince,
        stopReason: null,
        stopCode: null,
        recentOutcomes: "",
        endedAt: null,
        failuresInARow: 0,
        updatedAt: new Date(),
      },
    });
    await tx.call.updateMany({ where: { runId: run.id, status: "planned" }, data: { notBefore: null, attempts: 0 } });
    await planRun(tx, running);
    // Those of a batch are collected, not claimed one by one.
    if (run.settings.delivery === "batch") return [];
    const waiting = await tx.call.findMany({ where: { runId: run.id, status: "planned" }, select: { id: true } });
    return waiting.map((call) => call.id);
  });
}

/** Ends a run for good. Candidates of calls under way become rejections, as they are paid for and nothing is lost. */
export async function cancelRun(member: Member, number: number): Promise<void> {
  await change(member, number, "cancel", ["running", "paused", "failed"], async (tx, run) => {
    // Held since before the run was: it is decided by order which candidates came too late.
    const cancelSequence = await takeSequence(tx, run.projectId, 1);
    await tx.expansionRun.update({
      where: { id: run.id },
      data: { ...stopped(run, "cancelled", null), cancelSequence },
    });
    await dropPlannedCalls(tx, run.id, dropReasons.cancelled);
    return [];
  });
}

async function change(
  member: Member,
  number: number,
  verb: "pause" | "resume" | "cancel",
  from: LockedRun["status"][],
  apply: (tx: Db, run: LockedRun) => Promise<string[]>,
): Promise<void> {
  authorise(member, "runs.control");
  const callIds = await db.$transaction(async (tx) => {
    const found = await tx.expansionRun.findUnique({
      where: { projectId_number: { projectId: member.project.id, number } },
      select: { id: true },
    });
    if (!found) throw notFound();
    // The project first, as in an admission, where the project's sequence is needed.
    if (verb === "cancel") await takeSequence(tx, member.project.id, 0);
    const run = await lockRun(tx, found.id);
    if (!from.includes(run.status))
      throw new Refusal("conflict", `expansion.errors.cannot.${verb}`, { values: { status: run.status } });
    await recordAudit(
      {
        projectId: run.projectId,
        actorId: member.userId,
        action: "runs.control",
        subject: `run ${number}`,
        detail: { verb },
      },
      tx,
    );
    return apply(tx, run);
  });
  await wakeWorkers(callIds);
}
