import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { getRunId } from "./get-run-id.ts";
import { type KeysetPage, keysetPage, type PageStart, startOf } from "./keyset-page.ts";

/** A part of a response that is no task. */
export type MalformedRow = { id: string; callNumber: number; reason: string; raw: string };

const pageSize = 50;

/** A page of a run's malformed parts, the oldest first. @param start after or before an id */
export async function listMalformedParts(
  member: Member,
  runNumber: number,
  start: PageStart<string>,
): Promise<KeysetPage<MalformedRow, string>> {
  authorise(member, "runs.view");
  const runId = await getRunId(member, runNumber);
  const { range, order } = startOf(start);
  const found = await db.malformedPart.findMany({
    // Ids are version 7: they grow with time.
    where: { runId, ...(range ? { id: range } : {}) },
    orderBy: { id: order },
    take: pageSize + 1,
    select: { id: true, reason: true, raw: true, call: { select: { number: true } } },
  });
  const page = keysetPage(found, pageSize, start, (part) => part.id);
  return { ...page, rows: page.rows.map(({ call, ...part }) => ({ ...part, callNumber: call.number })) };
}
