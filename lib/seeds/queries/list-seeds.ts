import type { Category } from "#lib/items/schema.ts";
import { db, Prisma } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { decodeCursor, encodeCursor, type SeedPlace } from "../cursor.ts";
import type { SeedStatus } from "../schema.ts";
import type { SeedFilter } from "../seed-filter.ts";
import { conditionsOf } from "./conditions.ts";

/** A seed as a row of the table. */
export type SeedRow = {
  number: number;
  /** Its beginning: a row has one line. */
  instruction: string;
  category: Category | null;
  kind: string;
  tags: string[];
  status: SeedStatus;
  updatedAt: Date;
};

/** One page of the table, and the cursors of the pages around it. */
export type SeedPage = { rows: SeedRow[]; before: string | null; after: string | null };

/** Where a page begins: after or before a row of the order; neither is the first page. */
export type PageStart = { after?: string | undefined; before?: string | undefined };

const pageSize = 50;

/** One page of the project's seeds, by the place of a row and never by counting rows. */
export async function listSeeds(member: Member, filter: SeedFilter, start: PageStart = {}): Promise<SeedPage> {
  authorise(member, "seeds.view");
  const { sort } = filter;
  const after = start.after ? decodeCursor(sort, start.after) : null;
  const before = !after && start.before ? decodeCursor(sort, start.before) : null;
  const place = after ?? before;
  const descending = sort.endsWith("-desc") !== (before !== null);
  const conditions = conditionsOf(member.project.id, filter);
  if (place) conditions.push(beyond(sort, place, descending));
  const found = await db.$queryRaw<SeedRow[]>`
    SELECT s.number, left(s.instruction, 300) AS instruction, s.category::text, s.kind, s.tags, s.status::text,
      s.updated_at AS "updatedAt"
    FROM seeds s WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY ${orderOf(sort, descending)} LIMIT ${pageSize + 1}`;
  const more = found.length > pageSize;
  const page = found.slice(0, pageSize);
  const rows = before ? page.reverse() : page;
  const first = rows[0];
  const last = rows.at(-1);
  return {
    rows,
    before: first && (before ? more : after !== null) ? encodeCursor(sort, first) : null,
    after: last && (before ? true : more) ? encodeCursor(sort, last) : null,
  };
}

function orderOf(sort: SeedFilter["sort"], descending: boolean): Prisma.Sql {
  const direction = descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  if (sort.startsWith("updated")) return Prisma.sql`s.updated_at ${direction}, s.number ${direction}`;
  if (sort.startsWith("kind")) return Prisma.sql`s.kind ${direction}, s.number ${direction}`;
  return Prisma.sql`s.number ${direction}`;
}

function beyond(sort: SeedFilter["sort"], { number, kind, updatedAt }: SeedPlace, descending: boolean): Prisma.Sql {
  const sign = descending ? Prisma.sql`<` : Prisma.sql`>`;
  if (sort.startsWith("updated")) return Prisma.sql`(s.updated_at, s.number) ${sign} (${updatedAt}, ${number})`;
  if (sort.startsWith("kind")) return Prisma.sql`(s.kind, s.number) ${sign} (${kind}, ${number})`;
  return Prisma.sql`s.number ${sign} ${number}`;
}
