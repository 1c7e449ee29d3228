import { Prisma } from "#lib/platform/db.ts";
import { type ItemFilter, searchedNumber } from "../item-filter.ts";
import { blindAnswerSql, comparedItemSql } from "./blind-answers.ts";
import { othersShownSql } from "./blindness.ts";

/** Written out, as the planner has to see them to take the partial indexes. */
const originConditions = {
  call: Prisma.sql`i.origin = 'call'`,
  import: Prisma.sql`i.origin = 'import'`,
  corpus: Prisma.sql`i.origin = 'corpus'`,
  restored: Prisma.sql`i.rejection_id IS NOT NULL`,
};

/** What the filter asks of an item `i` of the project, all of it at once. */
export function itemConditions(
  projectId: string,
  { status, category, proposed, decided, pair, agree, kind, run, origin, tag, q }: Omit<ItemFilter, "sort">,
): Prisma.Sql[] {
  const conditions = [Prisma.sql`i.project_id = ${projectId}::uuid`];
  if (status) conditions.push(Prisma.sql`i.status = ${status}::"ItemStatus"`);
  // As items_shown_category_idx has it.
  if (category) conditions.push(Prisma.sql`COALESCE(i.category, i.proposed_category) = ${category}::"Category"`);
  if (proposed === "none") conditions.push(Prisma.sql`i.proposed_category IS NULL`);
  else if (proposed) conditions.push(Prisma.sql`i.proposed_category = ${proposed}::"Category"`);
  // The status is part of the index.
  if (decided) conditions.push(Prisma.sql`i.status = 'approved' AND i.category = ${decided}::"Category"`);
  if (pair) conditions.push(...pairConditions(projectId, pair, agree));
  if (kind) conditions.push(Prisma.sql`i.kind = ${kind}`);
  if (run) {
    conditions.push(
      Prisma.sql`i.run_id = (SELECT id FROM expansion_runs WHERE project_id = ${projectId}::uuid AND number = ${run})`,
    );
  }
  if (origin) conditions.push(originConditions[origin]);
  // The second condition is there for the partial index.
  if (tag) conditions.push(Prisma.sql`i.tags @> ARRAY[${tag}] AND i.tags <> '{}'`);
  const number = q ? searchedNumber(q) : null;
  if (number !== null) conditions.push(Prisma.sql`i.sequence = ${number}`);
  else if (q) conditions.push(Prisma.sql`i.search @@ websearch_to_tsquery('english', ${q})`);
  return conditions;
}

const agreements = {
  yes: Prisma.sql`AND (d.verdict, d.category) IS NOT DISTINCT FROM (other.verdict, other.category)`,
  no: Prisma.sql`AND (d.verdict, d.category) IS DISTINCT FROM (other.verdict, other.category)`,
  "verdict-yes": Prisma.sql`AND d.verdict = other.verdict`,
  "verdict-no": Prisma.sql`AND d.verdict <> other.verdict`,
};

/**
 * Items that both people reviewed without seeing the other's decision, as agreement counts them, but only those of which decisions may be
 * told. Found by way of what the one decided, so that it costs what they decided and not what the project holds.
 */
function pairConditions(projectId: string, pair: string, agree: ItemFilter["agree"]): Prisma.Sql[] {
  const [one, two] = pair.split(".");
  return [
    comparedItemSql,
    othersShownSql,
    Prisma.sql`i.id IN (SELECT item_id FROM decisions WHERE project_id = ${projectId}::uuid AND reviewer_id = ${one}::uuid)`,
    Prisma.sql`EXISTS (
      SELECT 1 FROM decisions d JOIN decisions other ON other.item_id = d.item_id AND other.reviewer_id = ${two}::uuid
      WHERE d.item_id = i.id AND d.reviewer_id = ${one}::uuid AND ${blindAnswerSql("d")} AND ${blindAnswerSql("other")} ${agree ? agreements[agree] : Prisma.empty})`,
  ];
}
