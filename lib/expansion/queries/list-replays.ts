import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { type ReplayResult, type ReplayStatus, replayResult } from "../replay-schema.ts";
import { type RunRules, runRules } from "../schema.ts";
import { getRunId } from "./get-run-id.ts";

/** A replay as the run's page shows it. */
export type ReplayView = {
  id: string;
  /** Null for one with the run's own rules. */
  rules: RunRules | null;
  status: ReplayStatus;
  done: number;
  total: number;
  result: ReplayResult | null;
  failure: string | null;
  startedBy: string;
  createdAt: Date;
  endedAt: Date | null;
};

const most = 20;

/** The latest replays of a run, the youngest first: those with its own rules, and those with others apart. @throws Refusal `not-found` */
export async function listReplays(
  member: Member,
  runNumber: number,
): Promise<{ replays: ReplayView[]; whatIfs: ReplayView[] }> {
  authorise(member, "runs.view");
  const runId = await getRunId(member, runNumber);
  const rows = await db.$queryRaw<(Omit<ReplayView, "rules" | "result"> & { rules: unknown; result: unknown })[]>`
    SELECT r.id, r.rules, r.status::text, r.done, r.total, r.result, r.failure, u.name AS "startedBy",
      r.created_at AS "createdAt", r.ended_at AS "endedAt"
    FROM (
      SELECT *, row_number() OVER (PARTITION BY rules IS NULL ORDER BY created_at DESC, id) AS place
      FROM replays WHERE run_id = ${runId}::uuid
    ) r JOIN users u ON u.id = r.started_by
    WHERE place <= ${most} ORDER BY r.created_at DESC, r.id`;
  const views = rows.map(
    (row): ReplayView => ({
      ...row,
      rules: row.rules === null ? null : runRules.parse(row.rules),
      result: row.result === null ? null : replayResult.parse(row.result),
    }),
  );
  return { replays: views.filter((view) => !view.rules), whatIfs: views.filter((view) => view.rules) };
}
