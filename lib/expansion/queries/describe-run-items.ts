import type { Category } from "#lib/items/schema.ts";
import { db } from "#lib/platform/db.ts";

/** What a run's items are like. */
export type RunItems = {
  /** As many of them, the oldest first, are described. */
  described: number;
  categories: { category: Category | null; count: number }[];
  /** The most frequent kinds, and how many different ones there are. */
  kinds: { kind: string; count: number }[];
  kindCount: number;
  /** Lengths in characters: a quarter of the texts is shorter, half of them, three quarters. */
  lengths: { instruction: Quartiles; output: Quartiles } | null;
};

/** First quartile, median, third quartile. */
export type Quartiles = [number, number, number];

/** Reading more of a huge run takes longer than a page may, and hardly moves a share. */
const mostDescribed = 50_000;
const mostKinds = 8;

/**
 * Categories (decided, or else proposed), kinds and lengths of the items that a run's rules let in, those of the first
 * 50,000. What people restored is left out: it says nothing of the run.
 */
export async function describeRunItems(runId: string): Promise<RunItems> {
  const [row] = await db.$queryRaw<
    {
      described: number;
      categories: RunItems["categories"] | null;
      kinds: RunItems["kinds"] | null;
      kindCount: number;
      instruction: Quartiles | null;
      output: Quartiles | null;
    }[]
  >`
    WITH described AS MATERIALIZED (
      SELECT COALESCE(category, proposed_category) AS category, kind, length(instruction) AS instruction, length(output) AS output
      FROM items WHERE run_id = ${runId}::uuid AND rejection_id IS NULL ORDER BY sequence LIMIT ${mostDescribed}
    ), by_category AS (
      SELECT category, count(*) AS count FROM described GROUP BY category
    ), by_kind AS (
      SELECT kind, count(*) AS count FROM described WHERE kind <> '' GROUP BY kind
    )
    SELECT count(*)::int AS described,
      (SELECT jsonb_agg(c ORDER BY c.count DESC, c.category) FROM by_category c) AS categories,
      (SELECT jsonb_agg(k ORDER BY k.count DESC, k.kind) FROM (
        SELECT * FROM by_kind ORDER BY count DESC, kind LIMIT ${mostKinds}) k) AS kinds,
      (SELECT count(*)::int FROM by_kind) AS "kindCount",
      percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY instruction) AS instruction,
      percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY output) AS output
    FROM described`;
  const { instruction, output } = row ?? {};
  return {
    described: row?.described ?? 0,
    categories: row?.categories ?? [],
    kinds: row?.kinds ?? [],
    kindCount: row?.kindCount ?? 0,
    lengths: instruction && output ? { instruction, output } : null,
  };
}
