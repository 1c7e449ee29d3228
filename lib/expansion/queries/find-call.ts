import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { type AttemptView, listAttempts } from "./call-attempts.ts";
import { type CallFate, listFates } from "./call-fates.ts";
import { type CallRow, itemNumbers, readCallRows } from "./call-rows.ts";
import { getRunId } from "./get-run-id.ts";
import type { CallPurpose } from "./list-calls.ts";

/** A call with all that was sent and came back. */
export type CallDetail = CallRow & {
  purpose: CallPurpose;
  /** The messages as sent with its answer, or else with the last request; none before a first one. */
  messages: { role: string; content: string }[];
  /** The response as it came: its beginning, and how long the whole is in characters. */
  response: { text: string; length: number } | null;
  finishReason: string | null;
  /** The model as the provider names it. */
  responseModel: string | null;
  /** The machine-written tasks shown. */
  shownItems: { number: number; version: number }[];
  /** What became of each candidate and of every other part of the response. */
  fates: CallFate[];
  /** Its requests, the latest first, and how many there are in all. */
  requests: { shown: AttemptView[]; count: number };
};

/** More of a text than this is for no reader; nothing of it is lost in the database. */
const mostShown = 200_000;

/** A call of a run by its number, or null where there is none. @throws Refusal `not-found` for the run */
export async function findCall(
  member: Member,
  runNumber: number,
  purpose: CallPurpose,
  number: number,
): Promise<CallDetail | null> {
  authorise(member, "runs.view");
  const runId = await getRunId(member, runNumber);
  const [call] = await db.$queryRaw<Stored[]>`
    SELECT id, left(response, ${mostShown}) AS text, length(response) AS length, finish_reason AS "finishReason",
      response_model AS "responseModel", shown_items AS "shownItems"
    FROM calls WHERE run_id = ${runId}::uuid AND purpose = ${purpose}::"CallPurpose" AND number = ${number}`;
  if (!call) return null;
  const shown = purpose === "expand" ? call.shownItems : [];
  const [rows, { messages, attempts }, fates, numberOf] = await Promise.all([
    readCallRows([call.id]),
    listAttempts(call.id),
    listFates(call.id),
    itemNumbers(shown.map((item) => item.itemId)),
  ]);
  const row = rows[0];
  if (!row) return null;
  return {
    ...row,
    purpose,
    messages,
    response: call.text === null ? null : { text: call.text, length: call.length ?? 0 },
    finishReason: call.finishReason,
    responseModel: call.responseModel,
    shownItems: shown.flatMap(({ itemId, version }) => {
      const item = numberOf.get(itemId);
      return item === undefined ? [] : { number: item, version };
    }),
    fates,
    requests: { shown: attempts, count: row.attempts },
  };
}

type Stored = {
  id: string;
  text: string | null;
  length: number | null;
  finishReason: string | null;
  responseModel: string | null;
  shownItems: { itemId: string; version: number }[];
};
