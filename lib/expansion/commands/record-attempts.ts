import { db } from "#lib/platform/db.ts";
import type { ChatAnswer } from "#lib/platform/model-client.ts";
import type { AttemptOutcome } from "../attempt-outcome.ts";
import type { Picodollars, Usage } from "../money.ts";
import type { CallPurpose } from "../queries/list-calls.ts";
import { bookDelta } from "./charge-accounts.ts";

/** How an attempt ended, and what becomes of its call. */
export type EndedAttempt = {
  attemptId: string;
  callId: string;
  runId: string;
  purpose: CallPurpose;
  outcome: AttemptOutcome;
  httpStatus: number | null;
  /** What went wrong, in the provider's or our words. */
  words: string | null;
  usage: Usage | null;
  charged: Picodollars;
  priced: boolean;
  latencyMs: number | null;
  /** What came back, where it is no answer. */
  body: string | null;
  /**
   * `answered` keeps the answer with the call. `postponed` puts the call back for another attempt, not before `delayMs` from now;
   * `counts` tells whether this one counts against the most that it may have. `left` leaves the call as it is.
   */
  step:
    | { kind: "answered"; answer: ChatAnswer }
    | { kind: "postponed"; delayMs: number; counts: boolean }
    | { kind: "left" };
};

/**
 * Records how attempts ended, charges them, and moves their calls on: in one statement, so that a response is never kept
 * without its cost or charged without being kept. The first answer of a call counts; one that comes when there is one already is kept
 * with its attempt as surplus. An attempt that was closed as lost is charged what it cost after all.
 * @param next calls held ready whose requests went out in the places of these: under way from now on
 * @returns the calls whose answers were kept
 */
export async function recordAttempts(worker: string, ended: EndedAttempt[], next: string[] = []): Promise<string[]> {
  if (ended.length === 0 && next.length === 0) return [];
  const rows = ended.map(
    ({ attemptId, callId, purpose, outcome, httpStatus, words, usage, charged, priced, latencyMs, body, step }) => ({
      attempt_id: attemptId,
      call_id: callId,
      purpose,
      outcome,
      http_status: httpStatus,
      words,
      input_tokens: usage?.input ?? null,
      cached_tokens: usage?.cached ?? null,
      output_tokens: usage?.output ?? null,
      charged: String(charged),
      unpriced: priced ? 0 : 1,
      latency_ms: latencyMs,
      body,
      step: step.kind,
      ...(step.kind === "answered"
        ? { response: step.answer.content, finish_reason: step.answer.finishReason, response_model: step.answer.model }
        : {}),
      ...(step.kind === "postponed" ? { delay_ms: step.delayMs, counts: step.counts } : {}),
    }),
  );
  // One that has come back as well is moved on by that: a statement changes a row once.
  const back = new Set(ended.map(({ callId }) => callId));
  const goneOut = next.filter((callId) => !back.has(callId));
  // The run's account is booked before the month's, as by all that book on both.
  const kept = await db.$queryRaw<{ id: string }[]>`/* prepared: record-attempts */
      WITH r AS (
        SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(attempt_id uuid, call_id uuid, purpose "CallPurpose", outcome text,
          http_status int, words text, input_tokens int, cached_tokens int, output_tokens int, charged bigint, unpriced int, latency_ms int,
          body text, step text, response text, finish_reason text, response_model text, delay_ms float8, counts boolean)
      ), old AS (
        SELECT a.id, a.run_id, a.project_id, a.call_id, a.day, a.endpoint_id, a.model, a.state, a.reserved, a.charged
        FROM attempts a JOIN r ON r.attempt_id = a.id WHERE a.state <> 'done' FOR UPDATE OF a
      ), kept AS (
        UPDATE calls SET status = 'answered', response = r.response, finish_reason = r.finish_reason, response_model = r.response_model,
          prompt_tokens = r.input_tokens, cached_tokens = r.cached_tokens, completion_tokens = r.output_tokens, latency_ms = r.latency_ms,
          error = NULL, answered_at = now(), settled_at = NULL
        FROM r WHERE r.step = 'answered' AND calls.id = r.call_id AND calls.status IN ('planned', 'sent', 'batched')
        RETURNING calls.id
      ), put_back AS (
        UPDATE calls SET status = 'planned', leased_by = NULL, lease_until = NULL, error = r.words,
          attempts = GREATEST(0, calls.attempts - CASE WHEN r.counts THEN 0 ELSE 1 END),
          not_before = CASE WHEN r.delay_ms > 0 THEN now() + r.delay_ms * interval '1 millisecond' END
        FROM r WHERE r.step = 'postponed' AND calls.id = r.call_id AND calls.status IN ('planned', 'sent') AND calls.leased_by = ${worker}
      ), gone_out AS (
        UPDATE calls SET status = 'sent' WHERE id = ANY(${goneOut}::uuid[]) AND status = 'planned' AND leased_by = ${worker}
      ), ended AS (
        UPDATE attempts SET state = 'done', http_status = r.http_status, error = r.words, charged = r.charged, input_tokens = r.input_tokens,
          cached_tokens = r.cached_tokens, output_tokens = r.output_tokens, latency_ms = r.latency_ms, ended_at = now(),
          outcome = CASE WHEN r.step = 'answered' AND NOT EXISTS (SELECT 1 FROM kept WHERE kept.id = r.call_id) THEN 'surplus' ELSE r.outcome END,
          response = CASE WHEN r.step = 'answered' AND NOT EXISTS (SELECT 1 FROM kept WHERE kept.id = r.call_id) THEN r.response ELSE r.body END
        FROM old JOIN r ON r.attempt_id = old.id WHERE attempts.id = old.id
      ), delta AS (
        SELECT o.run_id, o.project_id, o.day, o.endpoint_id, o.model, r.purpose,
          CASE WHEN o.state = 'open' THEN -COALESCE(o.reserved, 0) ELSE 0 END AS reserved,
          r.charged - CASE WHEN o.state = 'lost' THEN COALESCE(o.charged, 0) ELSE 0 END AS spent,
          CASE WHEN o.state = 'lost' THEN 0 ELSE 1 END AS attempts, CASE WHEN o.state = 'lost' THEN 0 ELSE r.unpriced END AS unpriced,
          COALESCE(r.input_tokens, 0) AS input_tokens, COALESCE(r.cached_tokens, 0) AS cached_tokens, COALESCE(r.output_tokens, 0) AS output_tokens
        FROM old o JOIN r ON r.attempt_id = o.id
      ), ${bookDelta}
      SELECT id FROM kept`;
  return kept.map((row) => row.id);
}
