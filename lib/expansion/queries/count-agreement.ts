import type { Category } from "#lib/items/schema.ts";
import { db, Prisma } from "#lib/platform/db.ts";
import { notFound } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";

/** How often a model proposed one category where people decided on another, or the same. */
export type AgreementCell = { proposed: Category; decided: Category; count: number };

/** A model's proposals against what people decided. */
export type Agreement = {
  /** The pairs that there are. */
  cells: AgreementCell[];
  /** Approved items that the model had proposed a category for. */
  items: number;
  /** Those of them on which it had proposed what people decided. */
  agreed: number;
};

/** Whose proposals are counted: a run's, a model's with one prompt over all runs, or those that the project's items carry. */
export type AgreementScope = "run" | "prompt" | "project";

/**
 * Counts the proposals of the scope against the categories of approved items. An item that a model was asked about several
 * times counts once, by the latest.
 * @throws Refusal `not-found` for a run that is not the project's
 */
export async function countAgreement(member: Member, runNumber: number, scope: AgreementScope): Promise<Agreement> {
  authorise(member, "runs.view");
  const projectId = member.project.id;
  const run = await db.expansionRun.findUnique({
    where: { projectId_number: { projectId, number: runNumber } },
    select: { id: true, purpose: true, model: true, promptVersion: true },
  });
  if (!run) throw notFound();
  const cells = await db.$queryRaw<AgreementCell[]>`
    SELECT proposed::text, decided::text, count(*)::int AS count FROM (${pairs()}) pairs
    GROUP BY proposed, decided ORDER BY pairs.proposed, pairs.decided`;
  const sum = (some: AgreementCell[]) => some.reduce((total, cell) => total + cell.count, 0);
  return { cells, items: sum(cells), agreed: sum(cells.filter((cell) => cell.proposed === cell.decided)) };

  function pairs(): Prisma.Sql {
    const decided = Prisma.sql`i.status = 'approved' AND i.category IS NOT NULL`;
    if (scope === "project") {
      return Prisma.sql`SELECT i.proposed_category AS proposed, i.category AS decided FROM items i
        WHERE i.project_id = ${projectId}::uuid AND ${decided} AND i.proposed_category IS NOT NULL`;
    }
    const { id, model, promptVersion } = run as NonNullable<typeof run>;
    // Items that were never classified apart from their task carry the proposal that came with it.
    const untouched = Prisma.sql`${decided} AND i.proposed_category IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM proposals p WHERE p.item_id = i.id)`;
    if (scope === "run") {
      return Prisma.sql`
        SELECT p.category AS proposed, i.category AS decided FROM proposals p JOIN items i ON i.id = p.item_id
        WHERE p.run_id = ${id}::uuid AND p.category IS NOT NULL AND ${decided}
        UNION ALL
        SELECT i.proposed_category, i.category FROM items i WHERE i.run_id = ${id}::uuid AND ${untouched}`;
    }
    return Prisma.sql`
      (SELECT DISTINCT ON (p.item_id) p.category AS proposed, i.category AS decided
        FROM expansion_runs r JOIN proposals p ON p.run_id = r.id JOIN items i ON i.id = p.item_id
        WHERE r.project_id = ${projectId}::uuid AND p.model = ${model} AND p.prompt_version = ${promptVersion}
          AND p.category IS NOT NULL AND ${decided}
        ORDER BY p.item_id, p.created_at DESC)
      UNION ALL
      SELECT i.proposed_category, i.category FROM expansion_runs r JOIN items i ON i.run_id = r.id
      WHERE r.project_id = ${projectId}::uuid AND r.purpose = 'expand' AND r.model = ${model}
        AND r.prompt_version = ${promptVersion} AND ${untouched}`;
  }
}
