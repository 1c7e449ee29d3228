import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { getRunId } from "./get-run-id.ts";
import { type CallPurpose, type CallRow, seedNumbers } from "./list-calls.ts";

/** A call with all that was sent and came back. */
export type CallDetail = Pick<
  CallRow,
  "number" | "status" | "error" | "attempts" | "promptTokens" | "completionTokens" | "latencyMs" | "seeds"
> & {
  /** The messages as sent; none before a first answer. */
  messages: { role: string; content: string }[];
  /** The response as it came. */
  response: string | null;
  finishReason: string | null;
  /** The model as the provider names it. */
  responseModel: string | null;
};

/** A call of a run by its number, or null where there is none. @throws Refusal `not-found` for the run */
export async function findCall(
  member: Member,
  runNumber: number,
  purpose: CallPurpose,
  number: number,
): Promise<CallDetail | null> {
  authorise(member, "runs.view");
  const runId = await getRunId(member, runNumber);
  const call = await db.call.findUnique({
    where: { runId_purpose_number: { runId, purpose, number } },
    include: { tries: { orderBy: { number: "desc" }, take: 1, select: { request: true } } },
  });
  if (!call) return null;
  const numberOf = await seedNumbers(call.seedRevisionIds);
  const request = call.tries[0]?.request as { messages?: CallDetail["messages"] } | null;
  return {
    number: call.number,
    status: call.status,
    error: call.error,
    attempts: call.attempts,
    promptTokens: call.promptTokens,
    completionTokens: call.completionTokens,
    latencyMs: call.latencyMs,
    seeds: call.seedRevisionIds.flatMap((id) => numberOf.get(id) ?? []),
    messages: request?.messages ?? [],
    response: call.response,
    finishReason: call.finishReason,
    responseModel: call.responseModel,
  };
}
