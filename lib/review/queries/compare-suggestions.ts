import { blindAnswerSql } from "#lib/items/queries/blind-answers.ts";
import { db } from "#lib/platform/db.ts";
import { keepByCost } from "#lib/platform/keep-by-cost.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";

/** So many of so many. */
export type Share = { hits: number; trials: number };

/** What reviewers did who saw what models propose, or who did not. */
export type SuggestionGroup = {
  decisions: number;
  /** Approvals of all decisions. */
  approved: Share;
  /** Approvals in the proposed category, of approvals of items that had one. */
  asProposed: Share;
  /** Same answers, of pairs of reviewers of an item who both saw, or both did not. */
  sameAnswer: Share;
  /** Median time on the item in milliseconds, of decisions whose time is known; ends null where they are too few for an interval. */
  time: { median: number; low: number | null; high: number | null; decisions: number } | null;
};

/** What difference suggestions make. */
export type SuggestionEffect = { shown: SuggestionGroup; hidden: SuggestionGroup };

/**
 * Compares decisions made with what models propose in sight and without, over items whose review is complete. A decision is what the reviewer
 * said before seeing others'; which kind it is was noted as it was made. Reads each decision of the project once; kept by its cost.
 */
export async function compareSuggestions(member: Member): Promise<SuggestionEffect> {
  authorise(member, "agreement.view");
  return compareKept(member.project.id);
}

const compareKept = keepByCost(compare, { atMostMs: 15 * 60_000, keys: 100 });

type Row = {
  shown: boolean;
  decisions: number;
  approved: number;
  proposed: number;
  asProposed: number;
  pairs: number;
  same: number;
  timed: number;
  median: number | null;
  low: number | null;
  high: number | null;
};

async function compare(projectId: string): Promise<SuggestionEffect> {
  // The ends of the median's interval are the values at these ranks, whatever the distribution: half of n, less and plus 1.96 times half of the
  // root of n (Conover, "Practical Nonparametric Statistics", 1999, 3.2). From 6 values on both ranks are there.
  const rows = await db.$queryRaw<Row[]>`
    WITH given AS MATERIALIZED (
      SELECT d.item_id, d.reviewer_id, d.suggestions AS shown, d.verdict, d.category, d.duration, i.proposed_category
      FROM items i JOIN decisions d ON d.item_id = i.id
      WHERE i.project_id = ${projectId}::uuid AND i.settled_at IS NOT NULL AND i.given >= i.wanted
        AND d.project_id = ${projectId}::uuid AND d.suggestions IS NOT NULL AND ${blindAnswerSql("d")}
    ), counted AS (
      SELECT shown, count(*)::int AS decisions,
        count(*) FILTER (WHERE verdict = 'approve')::int AS approved,
        count(*) FILTER (WHERE verdict = 'approve' AND proposed_category IS NOT NULL)::int AS proposed,
        count(*) FILTER (WHERE verdict = 'approve' AND proposed_category = category)::int AS as_proposed
      FROM given GROUP BY shown
    ), timed AS (
      SELECT shown, duration, row_number() OVER (PARTITION BY shown ORDER BY duration) AS place, count(*) OVER (PARTITION BY shown) AS size
      FROM given WHERE duration IS NOT NULL
    ), times AS (
      SELECT shown, max(size)::int AS timed,
        (avg(duration) FILTER (WHERE place IN ((size + 1) / 2, size / 2 + 1)))::float8 AS median,
        max(duration) FILTER (WHERE size >= 6 AND place = GREATEST(1, round(size / 2.0 - 0.98 * sqrt(size)))) AS low,
        max(duration) FILTER (WHERE size >= 6 AND place = LEAST(size, round(1 + size / 2.0 + 0.98 * sqrt(size)))) AS high
      FROM timed GROUP BY shown
    ), paired AS (
      SELECT one.shown, count(*)::int AS pairs,
        count(*) FILTER (WHERE (one.verdict, one.category) IS NOT DISTINCT FROM (two.verdict, two.category))::int AS same
      FROM given one JOIN given two ON two.item_id = one.item_id AND one.reviewer_id < two.reviewer_id AND one.shown = two.shown
      GROUP BY one.shown
    )
    SELECT c.shown, c.decisions, c.approved, c.proposed, c.as_proposed AS "asProposed", COALESCE(p.pairs, 0) AS pairs, COALESCE(p.same, 0) AS same,
      COALESCE(t.timed, 0) AS timed, t.median, t.low, t.high
    FROM counted c LEFT JOIN times t USING (shown) LEFT JOIN paired p USING (shown)`;
  const groupOf = (shown: boolean) => toGroup(rows.find((row) => row.shown === shown));
  return { shown: groupOf(true), hidden: groupOf(false) };
}

function toGroup(row: Row | undefined): SuggestionGroup {
  return {
    decisions: row?.decisions ?? 0,
    approved: { hits: row?.approved ?? 0, trials: row?.decisions ?? 0 },
    asProposed: { hits: row?.asProposed ?? 0, trials: row?.proposed ?? 0 },
    sameAnswer: { hits: row?.same ?? 0, trials: row?.pairs ?? 0 },
    time:
      row && row.median !== null ? { median: row.median, low: row.low, high: row.high, decisions: row.timed } : null,
  };
}
