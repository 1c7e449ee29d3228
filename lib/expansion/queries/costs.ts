import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { type CostRange, daysOf } from "../cost-range.ts";
import type { Costs, MonthBudget } from "../cost-view.ts";
import { toDollars } from "../money.ts";
import { type SpendingRow, summariseCosts } from "../summarise-costs.ts";

/** What the project's calls cost in the days of the range, by day, model and run. */
export async function getCosts(member: Member, range: CostRange): Promise<Costs> {
  return summariseCosts(await listSpending(member, range), daysOf(range));
}

/** The same as it is stored: a row for each run, day, model and purpose, the oldest day first. */
export async function listSpending(member: Member, { from, to }: CostRange): Promise<SpendingRow[]> {
  authorise(member, "runs.view");
  const projectId = member.project.id;
  return db.$queryRaw<SpendingRow[]>`
    WITH seen AS (
      SELECT * FROM spending WHERE project_id = ${projectId}::uuid AND day BETWEEN ${from}::date AND ${to}::date
    )
    SELECT r.number AS "runNumber", r.purpose::text AS "runPurpose", r.endpoint_id AS "runEndpointId", r.model AS "runModel",
      r.accepted, whole.charged AS "runCharged", whole.attempts AS "runAttempts", whole.unpriced AS "runUnpriced",
      s.day::text, s.endpoint_id AS "endpointId", e.name AS "endpointName", e.environment IS NOT DISTINCT FROM 'practice' AS practice,
      s.model, s.purpose::text, s.attempts, s.unpriced, s.input_tokens AS "inputTokens", s.cached_tokens AS "cachedTokens",
      s.output_tokens AS "outputTokens", s.charged
    FROM seen s
    JOIN expansion_runs r ON r.id = s.run_id
    JOIN model_endpoints e ON e.id = s.endpoint_id
    JOIN (
      SELECT run_id, sum(charged)::bigint AS charged, sum(attempts)::int AS attempts, sum(unpriced)::int AS unpriced
      FROM spending WHERE run_id IN (SELECT run_id FROM seen) GROUP BY run_id
    ) whole ON whole.run_id = s.run_id
    ORDER BY s.day, r.number, e.name, s.model, s.purpose`;
}

/** The project's budget of the month (UTC) that `now` lies in, what it has spent and what is reserved. */
export async function getMonthBudget(member: Member, now = new Date()): Promise<MonthBudget> {
  authorise(member, "runs.view");
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
  const { id: projectId } = member.project;
  const [project, account] = await Promise.all([
    db.project.findUniqueOrThrow({ where: { id: projectId }, select: { monthlyBudget: true } }),
    db.monthAccount.findUnique({ where: { projectId_month: { projectId, month } } }),
  ]);
  return {
    month: month.toISOString().slice(0, "YYYY-MM-DD".length),
    budget: project.monthlyBudget === null ? null : toDollars(project.monthlyBudget),
    spent: toDollars(account?.spent ?? 0n),
    reserved: toDollars(account?.reserved ?? 0n),
  };
}
