import { Prisma } from "#lib/platform/db.ts";
import type { SeedStatus } from "../schema.ts";
import { type SeedFilter, searchedNumber } from "../seed-filter.ts";

/** The filter as SQL conditions on `seeds s`; `status` "any" takes archived seeds in too. */
export function conditionsOf(
  projectId: string,
  { status, category, kind, tag, q }: Omit<SeedFilter, "sort" | "status"> & { status?: SeedStatus | "any" | undefined },
): Prisma.Sql[] {
  const conditions = [Prisma.sql`s.project_id = ${projectId}::uuid`];
  if (!status) conditions.push(Prisma.sql`s.status <> 'archived'`);
  else if (status !== "any") conditions.push(Prisma.sql`s.status = ${status}::"SeedStatus"`);
  if (category === "none") conditions.push(Prisma.sql`s.category IS NULL`);
  else if (category) conditions.push(Prisma.sql`s.category = ${category}::"Category"`);
  if (kind) conditions.push(Prisma.sql`s.kind = ${kind}`);
  if (tag) conditions.push(Prisma.sql`${tag} = ANY(s.tags)`);
  return q ? [...conditions, ...searchConditions(q)] : conditions;
}

/** Every word somewhere in the seed. Parts of words count, as people search seeds for drug stems and codes. */
function searchConditions(q: string): Prisma.Sql[] {
  const number = searchedNumber(q);
  if (number !== null) return [Prisma.sql`s.number = ${number}`];
  return q
    .split(/\s+/)
    .slice(0, mostWords)
    .map((word) => {
      const pattern = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
      return Prisma.sql`(s.instruction ILIKE ${pattern} OR s.input ILIKE ${pattern} OR s.output ILIKE ${pattern}
        OR s.kind ILIKE ${pattern} OR s.notes ILIKE ${pattern} OR array_to_string(s.tags, ' ') ILIKE ${pattern})`;
    });
}

const mostWords = 12;
