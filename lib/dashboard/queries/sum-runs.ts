import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";

/** What a project's expansion runs brought, all together. */
export type RunTotals = {
  runs: number;
  /** Tasks parsed from responses: accepted and rejected. */
  candidates: number;
  accepted: number;
  /** Parts of responses that were no task. */
  malformed: number;
  /** Rejected candidates by rule, most first. Those that were restored count as well: the rule did turn them away. */
  rejections: { rule: string; count: number }[];
};

/** What a project's runs brought, from the runs' own figures: a row each, however many items they made. */
export async function sumRuns(member: Member): Promise<RunTotals> {
  authorise(member, "runs.view");
  const projectId = member.project.id;
  const [totals, rules] = await Promise.all([
    db.expansionRun.aggregate({
      where: { projectId },
      _count: true,
      _sum: { accepted: true, rejected: true, malformed: true },
    }),
    db.$queryRaw<{ rule: string; count: number }[]>`
      SELECT rule.key AS rule, sum(rule.value::int)::int AS count
      FROM expansion_runs, jsonb_each_text(rejected_by_rule) AS rule
      WHERE project_id = ${projectId}::uuid GROUP BY rule.key HAVING sum(rule.value::int) > 0
      ORDER BY count DESC, rule`,
  ]);
  const accepted = totals._sum.accepted ?? 0;
  return {
    runs: totals._count,
    candidates: accepted + (totals._sum.rejected ?? 0),
    accepted,
    malformed: totals._sum.malformed ?? 0,
    rejections: rules,
  };
}
