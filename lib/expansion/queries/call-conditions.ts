import { Prisma } from "#lib/platform/db.ts";
import type { CallFilter, CallState } from "../call-filter-schema.ts";
import { dropReasons } from "../drop-reasons.ts";

// Of a call `c` that failed: given up unwanted, and not for what its requests came to.
const unwanted = Prisma.sql`(NOT EXISTS (SELECT 1 FROM attempts a WHERE a.call_id = c.id)
  OR COALESCE(c.error = ANY(${Object.values(dropReasons)}::text[]), false))`;

const stateConditions: Record<CallState, Prisma.Sql> = {
  waiting: Prisma.sql`c.status = 'planned'`,
  underWay: Prisma.sql`c.status IN ('sent', 'batched', 'answered')`,
  settled: Prisma.sql`c.status = 'settled'`,
  failed: Prisma.sql`c.status = 'failed' AND NOT ${unwanted}`,
  notSent: Prisma.sql`c.status = 'failed' AND ${unwanted}`,
};

/** The state of a call `c` in the reader's terms, as a column. */
export const stateOfCall = Prisma.sql`CASE c.status WHEN 'planned' THEN 'waiting' WHEN 'settled' THEN 'settled'
  WHEN 'failed' THEN CASE WHEN ${unwanted} THEN 'notSent' ELSE 'failed' END ELSE 'underWay' END`;

/** That more tokens were reported for an attempt `a` than there can have been: as attempts_excess_idx has it. */
export const excessOfAttempt = Prisma.sql`((a.input_bound > 0 AND a.input_tokens > a.input_bound)
  OR (a.output_bound > 0 AND a.output_tokens > a.output_bound))`;

/** What a filter asks of a call `c` of a run. */
export function conditionsOfCalls(
  runId: string,
  { purpose, state, outcome, seed, excess }: Omit<CallFilter, "sort"> & { purpose: string },
): Prisma.Sql[] {
  const conditions = [Prisma.sql`c.run_id = ${runId}::uuid`, Prisma.sql`c.purpose = ${purpose}::"CallPurpose"`];
  if (state) conditions.push(stateConditions[state]);
  if (outcome) {
    // Written out for all but the usual one, as the planner has to see it to take the partial index.
    const rare = outcome === "answered" ? Prisma.empty : Prisma.sql` AND a.outcome <> 'answered'`;
    conditions.push(
      Prisma.sql`EXISTS (SELECT 1 FROM attempts a WHERE a.run_id = c.run_id AND a.call_id = c.id AND a.outcome = ${outcome}${rare})`,
    );
  }
  if (excess) {
    // As an array, so that the few that there usually are lead to their calls, and not all calls to whether they are among them.
    conditions.push(
      Prisma.sql`c.id = ANY(ARRAY(SELECT a.call_id FROM attempts a WHERE a.run_id = ${runId}::uuid AND ${excessOfAttempt}))`,
    );
  }
  if (seed) {
    // One revision of a seed at most is frozen in a run.
    conditions.push(
      Prisma.sql`(SELECT s.seed_revision_id FROM run_seeds s JOIN seeds ON seeds.id = s.seed_id
        WHERE s.run_id = ${runId}::uuid AND seeds.number = ${seed} AND s.shown > 0) = ANY(c.seed_revision_ids)`,
    );
  }
  return conditions;
}
