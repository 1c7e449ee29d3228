import { blindAnswerSql, comparedItemSql } from "#lib/items/queries/blind-answers.ts";
import { db } from "#lib/platform/db.ts";
import type { AnswerRow, ReviewerRow } from "../agreement/answer-rows.ts";
import { type Answer, answers } from "../agreement/schema.ts";

/** The same items by their answers, and by who gave them; null where those are too many to go through. */
export type AnswerSet = { rows: AnswerRow[]; byReviewer: ReviewerRow[] | null };

/** What the reviewers of a project said before they saw each other's decisions, counted. */
export type AnswerCounts = {
  /** All items. */
  all: AnswerSet;
  /** By the Monday (UTC) of the ISO week in which all had decided, as YYYY-MM-DD, the latest weeks. */
  weeks: Map<string, AnswerSet>;
  /** By the category that a model proposed; the empty text where it proposed none of the four. */
  proposed: Map<string, AnswerSet>;
  /** By what was decided in the end; those that wait for an adjudicator, or are set aside, are in none. */
  decided: Map<Answer, AnswerRow[]>;
  /** How many of them wait for an adjudicator. */
  disputed: number;
};

type Row = AnswerRow & {
  set: "all" | "week" | "proposed" | "decided";
  key: string | null;
  reviewers: string | null;
};

const weeksShown = 26;

/** More rows of reviewers in one set than this are not read: 200,000 are some 30 MB. */
const mostRows = 200_000;

/**
 * Counts answers by pattern, so that what comes out is small however many items there are. Reads each item and decision of the
 * project once: 1.5 s for 400,000 decisions on 200,000 items on two cores. For {@link describeAgreement}, which keeps what it makes of them.
 */
export async function countAnswers(projectId: string): Promise<AnswerCounts> {
  const rows = await db.$queryRaw<Row[]>`
    WITH given AS (
      SELECT i.id, d.reviewer_id,
        CASE d.verdict WHEN 'reject' THEN ${answers.indexOf("reject")}::text ELSE (array_position(${answers.slice(0, -1)}::text[], d.category::text) - 1)::text END AS answer,
        to_char(date_trunc('week', i.settled_at AT TIME ZONE 'UTC'), 'YYYY-MM-DD') AS week,
        COALESCE(i.proposed_category::text, '') AS proposed,
        CASE WHEN i.status = 'approved' THEN i.category::text WHEN i.status = 'rejected' AND i.duplicate_of_id IS NULL THEN 'reject'
          WHEN i.disputed AND i.status = 'pending' THEN 'disputed' ELSE 'other' END AS decided
      FROM items i JOIN decisions d ON d.item_id = i.id
      WHERE i.project_id = ${projectId}::uuid AND ${comparedItemSql} AND d.project_id = ${projectId}::uuid AND ${blindAnswerSql("d")}
    ), compared AS MATERIALIZED (
      SELECT string_agg(answer, '' ORDER BY answer) AS answers, string_agg(answer, '' ORDER BY reviewer_id) AS said,
        string_agg(reviewer_id::text, ',' ORDER BY reviewer_id) AS reviewers,
        min(week) AS week, min(proposed) AS proposed, min(decided) AS decided
      FROM given GROUP BY id HAVING count(*) > 1
    ), counted AS (
      SELECT CASE WHEN GROUPING(week) = 0 THEN 'week' WHEN GROUPING(proposed) = 0 THEN 'proposed' WHEN GROUPING(decided) = 0 THEN 'decided' ELSE 'all' END AS set,
        COALESCE(week, proposed, decided) AS key, reviewers, COALESCE(answers, said) AS answers, count(*)::int AS items,
        row_number() OVER (PARTITION BY GROUPING(week, proposed, decided, reviewers)) AS place
      FROM compared
      GROUP BY GROUPING SETS ((answers), (week, answers), (proposed, answers), (decided, answers), (reviewers, said), (week, reviewers, said), (proposed, reviewers, said))
    )
    SELECT set, key, reviewers, answers, items FROM counted
    WHERE place <= ${mostRows + 1} AND (set <> 'week' OR key >= to_char(now() AT TIME ZONE 'UTC' - ${weeksShown} * interval '1 week', 'YYYY-MM-DD'))`;
  const ofSet = (set: Row["set"]) => rows.filter((row) => row.set === set);
  const decided = Map.groupBy(ofSet("decided"), (row) => row.key ?? "");
  return {
    all: toSet(ofSet("all")),
    weeks: byKey(ofSet("week")),
    proposed: byKey(ofSet("proposed")),
    decided: new Map(answers.map((answer) => [answer, decided.get(answer) ?? []])),
    disputed: (decided.get("disputed") ?? []).reduce((sum, row) => sum + row.items, 0),
  };
}

function byKey(rows: readonly Row[]): Map<string, AnswerSet> {
  const tooMany = rows.filter((row) => row.reviewers !== null).length > mostRows;
  const grouped = [...Map.groupBy(rows, (row) => row.key ?? "")].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(grouped.map(([key, some]) => [key, toSet(some, tooMany)]));
}

function toSet(
  rows: readonly Row[],
  tooMany = rows.filter((row) => row.reviewers !== null).length > mostRows,
): AnswerSet {
  const byReviewer = rows.flatMap(({ reviewers, answers: said, items }) =>
    reviewers === null ? [] : [{ reviewers, answers: said, items }],
  );
  return {
    rows: rows.filter((row) => row.reviewers === null),
    byReviewer: tooMany ? null : byReviewer,
  };
}
