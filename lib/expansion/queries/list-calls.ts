import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { getRunId } from "./get-run-id.ts";

/** A call as the run page shows it. */
export type CallRow = {
  id: string;
  number: number;
  purpose: "expand" | "classify";
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
  /** Messages as sent last, and the response as it came. */
  messages: { role: string; content: string }[];
  response: string | null;
  finishReason: string | null;
  responseModel: string | null;
};

const pageSize = 25;

/** A page of a run's calls of one purpose, in their order. */
export async function listCalls(
  member: Member,
  runNumber: number,
  { purpose, after, before }: { purpose: "expand" | "classify"; after: number | null; before: number | null },
): Promise<{ rows: CallRow[]; previous: number | null; next: number | null }> {
  authorise(member, "runs.view");
  const runId = await getRunId(member, runNumber);
  const backwards = after === null && before !== null;
  const found = await db.call.findMany({
    where: {
      runId,
      purpose,
      ...(after !== null ? { number: { gt: after } } : before !== null ? { number: { lt: before } } : {}),
    },
    orderBy: { number: backwards ? "desc" : "asc" },
    take: pageSize + 1,
    include: { _count: { select: { items: { where: { rejectionId: null } }, rejections: true, malformed: true } } },
  });
  const more = found.length > pageSize;
  const page = backwards ? found.slice(0, pageSize).reverse() : found.slice(0, pageSize);
  const shown = await db.seedRevision.findMany({
    where: { id: { in: [...new Set(page.flatMap((call) => call.seedRevisionIds))] } },
    select: { id: true, seed: { select: { number: true } } },
  });
  const seedOf = new Map(shown.map((revision) => [revision.id, revision.seed.number]));
  const rows = page.map((call) => ({
    id: call.id,
    number: call.number,
    purpose: call.purpose,
    status: call.status,
    error: call.error,
    attempts: call.attempts,
    promptTokens: call.promptTokens,
    completionTokens: call.completionTokens,
    latencyMs: call.latencyMs,
    seeds: call.seedRevisionIds.flatMap((id) => seedOf.get(id) ?? []),
    accepted: call._count.items,
    rejected: call._count.rejections,
    malformed: call._count.malformed,
    messages: (call.request as { messages?: { role: string; content: string }[] } | null)?.messages ?? [],
    response: call.response,
    finishReason: call.finishReason,
    responseModel: call.responseModel,
  }));
  return {
    rows,
    previous: (backwards ? more : after !== null) ? (rows[0]?.number ?? null) : null,
    next: (backwards ? true : more) ? (rows.at(-1)?.number ?? null) : null,
  };
}
