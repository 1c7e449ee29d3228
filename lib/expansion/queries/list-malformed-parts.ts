import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { getRunId } from "./get-run-id.ts";

/** A part of a response that is no task. */
export type MalformedRow = { id: string; callNumber: number; reason: string; raw: string };

const pageSize = 50;

/** A page of a run's malformed parts, the oldest first. @param after the id of the last one seen */
export async function listMalformedParts(
  member: Member,
  runNumber: number,
  after: string | null,
): Promise<{ rows: MalformedRow[]; next: string | null }> {
  authorise(member, "runs.view");
  const runId = await getRunId(member, runNumber);
  // Ids are version 7: they grow with time.
  const found = await db.malformedPart.findMany({
    where: { runId, ...(after === null ? {} : { id: { gt: after } }) },
    orderBy: { id: "asc" },
    take: pageSize + 1,
    include: { call: { select: { number: true } } },
  });
  const rows = found
    .slice(0, pageSize)
    .map(({ id, reason, raw, call }) => ({ id, reason, raw, callNumber: call.number }));
  return { rows, next: found.length > pageSize ? (rows.at(-1)?.id ?? null) : null };
}
