import type { Db } from "#lib/platform/db.ts";
import { firstPolicy, type ReviewPolicy, reviewPolicy } from "../policy.ts";

/** The policy in force, with its number. */
export async function currentPolicy(tx: Db, projectId: string): Promise<{ number: number; policy: ReviewPolicy }> {
  const rows = await tx.$queryRaw<{ number: number; settings: unknown }[]>`
    SELECT p.review_policy AS number, v.settings FROM projects p
    LEFT JOIN review_policies v ON v.project_id = p.id AND v.number = p.review_policy
    WHERE p.id = ${projectId}::uuid`;
  const { number, settings } = rows[0] ?? { number: 0, settings: null };
  return { number, policy: settings ? reviewPolicy.parse(settings) : firstPolicy };
}

/** Policies of a project by their numbers; 0 is the one that every project begins with. */
export async function policiesByNumber(
  tx: Db,
  projectId: string,
  numbers: readonly number[],
): Promise<Map<number, ReviewPolicy>> {
  const asked = [...new Set(numbers)].filter((number) => number > 0);
  const rows =
    asked.length === 0 ? [] : await tx.reviewPolicy.findMany({ where: { projectId, number: { in: asked } } });
  return new Map([[0, firstPolicy], ...rows.map((row) => [row.number, reviewPolicy.parse(row.settings)] as const)]);
}
