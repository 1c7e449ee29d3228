import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";

/** What came of a seed in all expansion runs of its project, whatever its revision was then. */
export type SeedAcceptance = { runs: number; shown: number; accepted: number; turnedAway: number };

/** What came of a seed over all runs that showed it; null where none has. */
export async function findSeedAcceptance(member: Member, number: number): Promise<SeedAcceptance | null> {
  authorise(member, "runs.view");
  const [sum] = await db.$queryRaw<SeedAcceptance[]>`
    SELECT count(*)::int AS runs, COALESCE(sum(n.shown), 0)::int AS shown, COALESCE(sum(n.accepted), 0)::int AS accepted,
      COALESCE(sum(n.turned_away), 0)::int AS "turnedAway"
    FROM seeds s JOIN run_seeds n ON n.seed_id = s.id
    WHERE s.project_id = ${member.project.id}::uuid AND s.number = ${number} AND n.shown > 0`;
  return sum && sum.runs > 0 ? sum : null;
}
