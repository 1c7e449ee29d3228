import { db } from "#lib/platform/db.ts";
import { notFound } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { maxCallsOf } from "../max-calls.ts";
import type { RunMoney, RunProgress, RunView } from "../run-view.ts";
import { runSettings } from "../schema.ts";
import { readStopCode } from "../stop-code.ts";
import { paceOfRun } from "./pace-of-run.ts";

/** A run by its number in the project. @throws Refusal `not-found` */
export async function getRun(member: Member, number: number): Promise<RunView> {
  authorise(member, "runs.view");
  const run = await db.expansionRun.findUnique({
    where: { projectId_number: { projectId: member.project.id, number } },
    include: {
      starter: { select: { name: true } },
      endpoint: { select: { environment: true } },
      _count: { select: { seeds: true } },
    },
  });
  if (!run) throw notFound();
  const settings = runSettings.parse(run.settings);
  return {
    number,
    endpointName: run.endpointName,
    model: run.model,
    practice: run.endpoint.environment === "practice",
    promptVersion: run.promptVersion,
    settings,
    maxCalls: maxCallsOf(settings),
    seedCount: run._count.seeds,
    startedBy: run.starter.name,
    createdAt: run.createdAt,
    endedAt: run.endedAt,
    progress: await getRunProgress(member, number),
  };
}

/** How a run stands now: one statement, whose cost does not grow with the run. @throws Refusal `not-found` */
export async function getRunProgress(member: Member, number: number): Promise<RunProgress> {
  authorise(member, "runs.view");
  type Calls = RunProgress["calls"];
  type Row = Omit<RunProgress, "calls" | "money" | "stopCode"> & Calls & RunMoney & { stopCode: string | null };
  const [row] = await db.$queryRaw<Row[]>`
    SELECT r.purpose::text, r.status::text, r.stop_code AS "stopCode", r.stop_reason AS "stopReason",
      r.failures_in_a_row AS "failuresInARow", ${paceOfRun} AS pace,
      CASE WHEN p.blocked_until > now() THEN extract(epoch FROM p.blocked_until - now()) * 1000 END::float8 AS "retryInMs",
      r.target, r.accepted, r.rejected, r.malformed,
      r.rejected_by_rule AS "rejectedByRule", r.calls_settled AS settled, r.calls_failed AS failed,
      r.prompt_tokens::float8 AS "promptTokens", r.completion_tokens::float8 AS "completionTokens",
      (r.ran_before_ms + CASE WHEN r.running_since IS NULL THEN 0 ELSE extract(epoch FROM now() - r.running_since) * 1000 END)::float8 AS "elapsedMs",
      o.planned, o.under_way AS "underWay", o.classifications, o.last_error AS "lastError",
      COALESCE(a.spent, 0) / 1e12::float8 AS spent, COALESCE(a.reserved, 0) / 1e12::float8 AS reserved,
      a.cap / 1e12::float8 AS cap, s.attempts, s.unpriced
    FROM expansion_runs r LEFT JOIN run_accounts a ON a.run_id = r.id
      LEFT JOIN endpoint_pace p ON p.endpoint_id = r.endpoint_id AND p.model = r.model, LATERAL (
      SELECT COALESCE(sum(attempts), 0)::int AS attempts, COALESCE(sum(unpriced), 0)::int AS unpriced
      FROM spending WHERE run_id = r.id
    ) s, LATERAL (
      SELECT count(*) FILTER (WHERE c.purpose = r.purpose AND c.status = 'planned')::int AS planned,
        count(*) FILTER (WHERE c.purpose = r.purpose AND c.status <> 'planned')::int AS under_way,
        count(*) FILTER (WHERE c.purpose <> r.purpose)::int AS classifications,
        max(c.error) FILTER (WHERE c.purpose = r.purpose AND c.status = 'planned' AND c.not_before > now()) AS last_error
      FROM calls c WHERE c.run_id = r.id AND c.status IN ('planned', 'sent', 'batched', 'answered')
    ) o
    WHERE r.project_id = ${member.project.id}::uuid AND r.number = ${number}`;
  if (!row) throw notFound();
  const { planned, underWay, settled, failed, spent, reserved, cap, attempts, unpriced, ...progress } = row;
  return {
    ...progress,
    stopCode: readStopCode(progress.stopCode),
    calls: { planned, underWay, settled, failed },
    money: { spent, reserved, cap, attempts, unpriced },
  };
}
