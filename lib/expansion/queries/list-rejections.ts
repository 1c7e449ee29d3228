import { db, Prisma } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { LedgerFilter } from "../ledger-filter-schema.ts";
import { decodePlace, encodePlace } from "../order-cursor.ts";
import { getRunId } from "./get-run-id.ts";
import { type KeysetPage, keysetPage, type PageStart } from "./keyset-page.ts";
import { ledgerConditions, restorable } from "./ledger-conditions.ts";

/** A rejection as a row of the ledger. */
export type RejectionRow = {
  id: string;
  sequence: number;
  rule: string;
  detail: string;
  /** Its beginning: a row has one line. */
  instruction: string;
  score: number | null;
  callNumber: number | null;
  /** The number of the item that it became after all. */
  restoredAs: number | null;
};

const pageSize = 50;
const mostCounted = 2_000;

/**
 * A page of a run's rejections, in the order in which they were turned away or by score.
 * @param start after or before a sequence number, or in the order by score a place that a page gave
 * @throws Refusal `not-found` for the run
 */
export async function listRejections(
  member: Member,
  runNumber: number,
  filter: LedgerFilter,
  start: PageStart<string>,
): Promise<KeysetPage<RejectionRow, string>> {
  authorise(member, "runs.view");
  const runId = await getRunId(member, runNumber);
  const byScore = filter.sort.startsWith("score");
  const after = placeOf(byScore, start.after);
  const before = after ? null : placeOf(byScore, start.before);
  const place = after ?? before;
  const descending = filter.sort.endsWith("-desc") !== (before !== null);
  const direction = descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const sign = descending ? Prisma.sql`<` : Prisma.sql`>`;
  const conditions = ledgerConditions(runId, filter);
  if (place && byScore)
    conditions.push(Prisma.sql`(r.score, r.sequence) ${sign} (${place.value}::float8, ${place.number})`);
  else if (place) conditions.push(Prisma.sql`r.sequence ${sign} ${place.number}`);
  const order = byScore
    ? Prisma.sql`r.score ${direction}, r.sequence ${direction}`
    : Prisma.sql`r.sequence ${direction}`;
  const found = await db.$queryRaw<(Omit<RejectionRow, "sequence"> & { sequence: bigint; value: string })[]>`
    SELECT r.id, r.sequence, r.rule, left(r.detail, 300) AS detail, left(r.instruction, 300) AS instruction, r.score,
      r.score::text AS value, c.number AS "callNumber",
      (SELECT i.sequence::float8 FROM items i WHERE i.rejection_id = r.id) AS "restoredAs"
    FROM rejections r LEFT JOIN calls c ON c.id = r.call_id
    WHERE ${Prisma.join(conditions, " AND ")} ORDER BY ${order} LIMIT ${pageSize + 1}`;
  const begins = { after: after && start.after, before: before && start.before };
  const page = keysetPage(found, pageSize, begins, ({ sequence, value }) =>
    byScore ? encodePlace({ value, number: Number(sequence) }) : String(sequence),
  );
  return {
    ...page,
    rows: page.rows.map(({ sequence, value: _, ...row }) => ({ ...row, sequence: Number(sequence) })),
  };
}

function placeOf(byScore: boolean, text: string | null): { value: string; number: number } | null {
  if (byScore) return decodePlace(text);
  return text !== null && /^\d{1,15}$/.test(text) ? { value: "", number: Number(text) } : null;
}

/**
 * How many rejections of a run a filter leaves that can be restored; past 2,000 it says only that there are more.
 * @throws Refusal `not-found` for the run
 */
export async function countRestorable(
  member: Member,
  runNumber: number,
  filter: LedgerFilter,
): Promise<{ count: number; more: boolean }> {
  authorise(member, "runs.view");
  const conditions = [...ledgerConditions(await getRunId(member, runNumber), filter), restorable];
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM rejections r WHERE ${Prisma.join(conditions, " AND ")} LIMIT ${mostCounted + 1}) matching`;
  const count = row?.count ?? 0;
  return { count: Math.min(count, mostCounted), more: count > mostCounted };
}
