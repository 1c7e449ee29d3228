import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { getRunId } from "./get-run-id.ts";
import { type KeysetPage, keysetPage, type PageStart, startOf } from "./keyset-page.ts";

/** What a call was for: new tasks, the category of an item, or a second output for one. */
export type CallPurpose = "expand" | "classify" | "answer";

/** A call as a row of the run's page. */
export type CallRow = {
  /** Of a classification: the item's number. */
  number: number;
  status: "planned" | "sent" | "answered" | "settled" | "failed";
  error: string | null;
  attempts: number;
  promptTokens: number | null;
  completionTokens: number | null;
  latencyMs: number | null;
  /** Numbers of the seeds shown. */
  seeds: number[];
  accepted: number;
  rejected: number;
  malformed: number;
};

const pageSize = 50;

/** A page of a run's calls of one purpose, in their order. @throws Refusal `not-found` */
export async function listCalls(
  member: Member,
  runNumber: number,
  purpose: CallPurpose,
  start: PageStart<number>,
): Promise<KeysetPage<CallRow, number>> {
  authorise(member, "runs.view");
  const runId = await getRunId(member, runNumber);
  const { range, order } = startOf(start);
  const found = await db.call.findMany({
    where: { runId, purpose, ...(range ? { number: range } : {}) },
    orderBy: { number: order },
    take: pageSize + 1,
    select: {
      number: true,
      status: true,
      error: true,
      attempts: true,
      promptTokens: true,
      completionTokens: true,
      latencyMs: true,
      seedRevisionIds: true,
      // What a person restored is a rejection of the call still.
      _count: { select: { items: { where: { rejectionId: null } }, rejections: true, malformed: true } },
    },
  });
  const page = keysetPage(found, pageSize, start, (call) => call.number);
  const numberOf = await seedNumbers(page.rows.flatMap((call) => call.seedRevisionIds));
  return {
    ...page,
    rows: page.rows.map(({ seedRevisionIds, _count, ...call }) => ({
      ...call,
      seeds: seedRevisionIds.flatMap((id) => numberOf.get(id) ?? []),
      accepted: _count.items,
      rejected: _count.rejections,
      malformed: _count.malformed,
    })),
  };
}

/** The numbers of the seeds that revisions belong to, by revision. */
export async function seedNumbers(revisionIds: string[]): Promise<Map<string, number>> {
  const shown = await db.seedRevision.findMany({
    where: { id: { in: [...new Set(revisionIds)] } },
    select: { id: true, seed: { select: { number: true } } },
  });
  return new Map(shown.map((revision) => [revision.id, revision.seed.number]));
}
