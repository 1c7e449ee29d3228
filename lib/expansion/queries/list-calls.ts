import { db, Prisma } from "#lib/platform/db.ts";
import { notFound } from "#lib/platform/errors.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { CallFilter, CallSort, callPurposes } from "../call-filter-schema.ts";
import { decodePlace, encodePlace } from "../order-cursor.ts";
import { conditionsOfCalls } from "./call-conditions.ts";
import { type CallRow, readCallRows } from "./call-rows.ts";
import { type KeysetPage, keysetPage, type PageStart } from "./keyset-page.ts";

/** What a call was for: new tasks, the category of an item, or a second output for one. */
export type CallPurpose = (typeof callPurposes)[number];

/** A page of calls, and what they are for. */
type CallPage = KeysetPage<CallRow, string> & { purpose: CallPurpose };

const pageSize = 50;

/**
 * A page of a run's calls. Every order and filter goes by an index or reads at most the run's calls once: of 200,000
 * calls the slowest, those of a seed that was hardly shown and the order by cost, take a few tenths of a second.
 * @param start after or before a call's number, or in another order than the number's a place that a page gave
 * @throws Refusal `not-found`
 */
export async function listCalls(
  member: Member,
  runNumber: number,
  filter: CallFilter,
  start: PageStart<string>,
): Promise<CallPage> {
  authorise(member, "runs.view");
  const run = await db.expansionRun.findUnique({
    where: { projectId_number: { projectId: member.project.id, number: runNumber } },
    select: { id: true, purpose: true },
  });
  if (!run) throw notFound();
  const purpose = filter.purpose ?? run.purpose;
  const { from, value } = sourceOf(filter.sort, run.id);
  const after = placeOf(filter.sort, start.after);
  const before = after ? null : placeOf(filter.sort, start.before);
  const place = after ?? before;
  const descending = filter.sort.endsWith("-desc") !== (before !== null);
  const direction = descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const sign = descending ? Prisma.sql`<` : Prisma.sql`>`;
  const conditions = conditionsOfCalls(run.id, { ...filter, purpose });
  if (value === null) {
    if (place) conditions.push(Prisma.sql`c.number ${sign} ${place.number}`);
  } else {
    conditions.push(Prisma.sql`${value} IS NOT NULL`);
    if (place) conditions.push(Prisma.sql`(${value}, c.number) ${sign} (${place.value}::bigint, ${place.number})`);
  }
  const order =
    value === null ? Prisma.sql`c.number ${direction}` : Prisma.sql`${value} ${direction}, c.number ${direction}`;
  const found = await db.$queryRaw<{ id: string; number: number; value: string }[]>`
    SELECT c.id, c.number, ${value ?? Prisma.sql`0`}::text AS value FROM ${from}
    WHERE ${Prisma.join(conditions, " AND ")} ORDER BY ${order} LIMIT ${pageSize + 1}`;
  const begins = { after: after && start.after, before: before && start.before };
  const page = keysetPage(found, pageSize, begins, (row) => (value === null ? String(row.number) : encodePlace(row)));
  return { ...page, rows: await readCallRows(page.rows.map((row) => row.id)), purpose };
}

/** What is read, and what of it orders the calls; their number alone where there is no value. */
function sourceOf(sort: CallSort, runId: string): { from: Prisma.Sql; value: Prisma.Sql | null } {
  if (sort.startsWith("latency")) return { from: Prisma.sql`calls c`, value: Prisma.sql`c.latency_ms` };
  if (sort.startsWith("number")) return { from: Prisma.sql`calls c`, value: null };
  const costs = Prisma.sql`(SELECT call_id, sum(charged)::bigint AS charged FROM attempts
    WHERE run_id = ${runId}::uuid AND charged > 0 GROUP BY call_id)`;
  return { from: Prisma.sql`${costs} x JOIN calls c ON c.id = x.call_id`, value: Prisma.sql`x.charged` };
}

function placeOf(sort: CallSort, text: string | null): { value: string; number: number } | null {
  if (!sort.startsWith("number")) {
    const place = decodePlace(text);
    return place && /^\d+$/.test(place.value) ? place : null;
  }
  return text !== null && /^\d{1,9}$/.test(text) ? { value: "", number: Number(text) } : null;
}
