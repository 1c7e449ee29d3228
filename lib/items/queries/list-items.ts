import { Prisma } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { decodeCursor, encodeCursor, type ItemPlace } from "../cursor.ts";
import type { ItemFilter } from "../item-filter.ts";
import { itemConditions } from "./item-conditions.ts";
import { type ItemRow, listItemRows } from "./item-rows.ts";

/** One page of the table, and the cursors of the pages around it. */
export type ItemPage = { rows: ItemRow[]; before: string | null; after: string | null };

/** Where a page begins: after or before a row of the order; neither is the first page. */
export type PageStart = { after?: string | undefined; before?: string | undefined };

const pageSize = 50;

/**
 * One page of the project's items. Paging is by the place of a row and never by counting rows, so that every page of a
 * million costs the same.
 */
export async function listItems(member: Member, filter: ItemFilter, start: PageStart = {}): Promise<ItemPage> {
  authorise(member, "items.view");
  const { sort } = filter;
  const after = start.after ? decodeCursor(sort, start.after) : null;
  const before = !after && start.before ? decodeCursor(sort, start.before) : null;
  const place = after ?? before;
  const descending = sort.endsWith("-desc") !== (before !== null);
  const conditions = [
    ...itemConditions(member.project.id, filter),
    ...(place ? [beyond(sort, place, descending)] : []),
  ];
  const direction = descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const order = sort.startsWith("updated")
    ? Prisma.sql`i.updated_at ${direction}, i.sequence ${direction}`
    : Prisma.sql`i.sequence ${direction}`;
  const found = await listItemRows(member, conditions, Prisma.sql`ORDER BY ${order} LIMIT ${pageSize + 1}`);
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

function beyond(sort: ItemFilter["sort"], { sequence, updatedAt }: ItemPlace, descending: boolean): Prisma.Sql {
  const sign = descending ? Prisma.sql`<` : Prisma.sql`>`;
  if (!sort.startsWith("updated")) return Prisma.sql`i.sequence ${sign} ${sequence}`;
  return Prisma.sql`(i.updated_at, i.sequence) ${sign} (${updatedAt}, ${sequence})`;
}
