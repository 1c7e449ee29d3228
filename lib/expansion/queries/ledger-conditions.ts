import { Prisma } from "#lib/platform/db.ts";
import type { LedgerFilter } from "../ledger-filter-schema.ts";

/** What a filter asks of a rejection `r` of a run; the words as rejections_search_idx has them. */
export function ledgerConditions(runId: string, { rule, restored, q, from, to, sort }: LedgerFilter): Prisma.Sql[] {
  const conditions = [Prisma.sql`r.run_id = ${runId}::uuid`];
  if (rule) conditions.push(Prisma.sql`r.rule = ${rule}`);
  if (restored === "yes") conditions.push(Prisma.sql`r.restored_at IS NOT NULL`);
  if (restored === "no") conditions.push(Prisma.sql`r.restored_at IS NULL`);
  if (from !== undefined) conditions.push(Prisma.sql`r.score >= ${from}`);
  if (to !== undefined) conditions.push(Prisma.sql`r.score <= ${to}`);
  if (sort.startsWith("score")) conditions.push(Prisma.sql`r.score IS NOT NULL`);
  if (q) {
    conditions.push(
      Prisma.sql`to_tsvector('english', left(r.instruction, 20000) || ' ' || left(r.input, 60000) || ' ' || left(r.output, 60000))
        @@ websearch_to_tsquery('english', ${q})`,
    );
  }
  return conditions;
}

/** That a rejection `r` can be restored: it is not yet, and an item must have an instruction. */
export const restorable = Prisma.sql`r.restored_at IS NULL AND btrim(r.instruction, E' \\t\\n\\r') <> ''`;
