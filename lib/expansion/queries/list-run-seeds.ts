import { db, Prisma } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { RunSeedSort, runSeedColumns } from "../run-seed-sort.ts";
import { getRunId } from "./get-run-id.ts";

/** A seed of a run, and what came of the calls that showed it. */
export type RunSeedRow = {
  number: number;
  /** As the run froze it. */
  instruction: string;
  category: "QA" | "IE" | "GEN" | "OTHER" | null;
  /** Calls planned that show it. */
  shown: number;
  /** Of the settled calls that showed it: candidates that got in, and candidates and malformed parts that did not. */
  accepted: number;
  turnedAway: number;
};

/** So many seeds at most are listed. */
const mostRunSeeds = 500;

const orders: Record<(typeof runSeedColumns)[number], Prisma.Sql> = {
  number: Prisma.sql`s.number`,
  shown: Prisma.sql`n.shown`,
  accepted: Prisma.sql`n.accepted`,
  turnedAway: Prisma.sql`n.turned_away`,
  acceptance: Prisma.sql`n.accepted::float8 / NULLIF(n.accepted + n.turned_away, 0)`,
};

/**
 * The seeds of a run, the first {@link mostRunSeeds} as sorted, and how many there are. Those that nothing came of yet
 * stand last by acceptance.
 * @throws Refusal `not-found`
 */
export async function listRunSeeds(
  member: Member,
  number: number,
  sort: RunSeedSort,
): Promise<{ rows: RunSeedRow[]; total: number }> {
  authorise(member, "runs.view");
  const runId = await getRunId(member, number);
  const [column, direction] = sort.split("-") as [keyof typeof orders, "asc" | "desc"];
  const by = Prisma.sql`${orders[column]} ${direction === "asc" ? Prisma.sql`ASC` : Prisma.sql`DESC`} NULLS LAST`;
  const [rows, total] = await Promise.all([
    db.$queryRaw<RunSeedRow[]>`
      SELECT s.number, r.instruction, r.category::text, n.shown, n.accepted, n.turned_away AS "turnedAway"
      FROM run_seeds n JOIN seeds s ON s.id = n.seed_id JOIN seed_revisions r ON r.id = n.seed_revision_id
      WHERE n.run_id = ${runId}::uuid ORDER BY ${by}, s.number LIMIT ${mostRunSeeds}`,
    db.runSeed.count({ where: { runId } }),
  ]);
  return { rows, total };
}
