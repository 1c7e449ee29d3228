import { chat } from "#lib/platform/model-client.ts";
import { ModelFailure, type ModelFailureKind, type RefusableParameter } from "#lib/platform/model-failure.ts";
import type { RateLimits } from "#lib/platform/rate-limits.ts";
import type { AttemptOutcome } from "./attempt-outcome.ts";
import { chargeOf } from "./charge.ts";
import type { EndedAttempt } from "./commands/record-attempts.ts";
import type { Attempt } from "./commands/reserve-attempts.ts";
import { connectionOf } from "./connection.ts";
import type { Usage } from "./money.ts";
import type { PaceEvent } from "./pace.ts";
import type { PreparedCall } from "./prepare-call.ts";
import { maxAttempts, retryDelay } from "./retry-delay.ts";

/** What an attempt came to, for its record, for the endpoint's pace, and for what only a person or another call can mend. */
export type SentAttempt = {
  ended: EndedAttempt;
  pace: PaceEvent | null;
  /** `giveUp`: the call has had its attempts. `stopRun`: no attempt mends it. `forget`: the endpoint does not take the parameter. */
  after:
    | { kind: "giveUp"; words: string }
    | { kind: "stopRun"; words: string; code: "keyRefused" | "refused" }
    | { kind: "forget"; parameter: RefusableParameter }
    | null;
};

const outcomes: Record<ModelFailureKind, AttemptOutcome> = {
  "key-refused": "keyRefused",
  "refused-parameter": "parameterRefused",
  "rate-limited": "rateLimited",
  "provider-error": "providerError",
  "timed-out": "timedOut",
  "no-connection": "connectionLost",
  unusable: "unusable",
  "too-long": "tooLong",
  refused: "refused",
};

/** What an attempt that failed so came to. */
export function outcomeOf({ kind }: ModelFailure): AttemptOutcome {
  return outcomes[kind];
}

/** Refusals for rate that one call may meet: where none is answered the endpoint's pace makes that an hour. */
const mostRateLimits = 64;

/**
 * Sends one request, once, and says what it came to. Never throws: whatever happens is an outcome.
 * @param isDown whether the endpoint's breaker is open, asked when the request has failed: such an attempt does not count against
 *   those that the call may have
 */
export async function sendAttempt(
  { call, request, bounds, timeoutMs }: PreparedCall,
  attempt: Attempt,
  isDown: () => boolean,
): Promise<SentAttempt> {
  const { price } = call;
  const common = {
    attemptId: attempt.id,
    callId: call.id,
    runId: call.runId,
    purpose: call.purpose,
    priced: price !== null,
  };
  const started = performance.now();
  try {
    const answer = await chat(connectionOf(call.endpoint), request, timeoutMs);
    const usage = readUsage(answer);
    const ended: EndedAttempt = {
      ...common,
      outcome: "answered",
      httpStatus: 200,
      words: null,
      usage,
      charged: chargeOf(price, bounds, { usage, mayHaveRun: true }),
      latencyMs: answer.latencyMs,
      body: null,
      step: { kind: "answered", answer },
    };
    return { ended, pace: { kind: "answered", pausedForMs: pauseOf(answer.limits, bounds.input) }, after: null };
  } catch (error) {
    const failure = error instanceof ModelFailure ? error : unexpected(error);
    const { status, mayHaveRun, body } = failure.circumstances;
    const words = failure.words;
    const judged = judge(failure, call.attempts, attempt.number, isDown());
    const ended: EndedAttempt = {
      ...common,
      outcome: outcomeOf(failure),
      httpStatus: status,
      words,
      usage: null,
      charged: chargeOf(price, bounds, { usage: null, mayHaveRun }),
      latencyMs: Math.round(performance.now() - started),
      body,
      step: judged.step,
    };
    return { ended, pace: paceEvent(failure, bounds.input), after: judged.after };
  }
}

/** Whether a failed call goes back for another attempt, is given up, or stops its run. */
function judge(
  failure: ModelFailure,
  attempts: number,
  number: number,
  isDown: boolean,
): { step: EndedAttempt["step"]; after: SentAttempt["after"] } {
  const { words } = failure;
  const { retryAfterMs, parameter } = failure.circumstances;
  const later = (delayMs: number, counts: boolean) => ({ kind: "postponed" as const, delayMs, counts });
  switch (failure.kind) {
    case "refused-parameter":
      if (parameter) return { step: later(0, false), after: { kind: "forget", parameter } };
      return { step: { kind: "left" }, after: { kind: "stopRun", words, code: "refused" } };
    case "key-refused":
      return { step: { kind: "left" }, after: { kind: "stopRun", words, code: "keyRefused" } };
    case "refused":
      return { step: { kind: "left" }, after: { kind: "stopRun", words, code: "refused" } };
    case "rate-limited":
      if (number >= mostRateLimits) return { step: { kind: "left" }, after: { kind: "giveUp", words } };
      return { step: later(Math.min(300_000, Math.max(500, retryAfterMs ?? 0)), false), after: null };
    default:
      // One that is down has answered nobody: that says nothing of this call.
      if (!isDown && attempts >= maxAttempts) return { step: { kind: "left" }, after: { kind: "giveUp", words } };
      return { step: later(retryDelay(attempts, retryAfterMs, Math.random()), !isDown), after: null };
  }
}

/** What an endpoint's pace learns of a failure; nothing of those that are about the request or the key. */
function paceEvent(failure: ModelFailure, inputBound: number): PaceEvent | null {
  const { retryAfterMs, limits } = failure.circumstances;
  switch (failure.kind) {
    case "rate-limited":
      return {
        kind: "rateLimited",
        retryAfterMs: Math.max(retryAfterMs ?? 0, pauseOf(limits, inputBound) ?? 0),
        words: failure.words,
      };
    case "key-refused":
    case "refused":
    case "refused-parameter":
      return null;
    default:
      return { kind: "failed", words: failure.words };
  }
}

/** How long to send nothing, by the room that the provider says is left; null where there is some. */
function pauseOf(limits: RateLimits | null, inputBound: number): number | null {
  if (!limits) return null;
  const requests = limits.remainingRequests === 0 ? limits.resetRequestsMs : null;
  // Bytes bound the tokens; a fourth of them is what they come to in most texts.
  const tokens =
    limits.remainingTokens !== null && limits.remainingTokens < inputBound / 4 ? limits.resetTokensMs : null;
  return requests === null && tokens === null ? null : Math.max(requests ?? 0, tokens ?? 0);
}

/** The tokens that an answer says it took; null where it does not say. */
export function readUsage(answer: {
  promptTokens: number | null;
  cachedTokens: number | null;
  completionTokens: number | null;
}): Usage | null {
  const { promptTokens, cachedTokens, completionTokens } = answer;
  if (promptTokens === null || completionTokens === null) return null;
  return { input: promptTokens, cached: Math.min(cachedTokens ?? 0, promptTokens), output: completionTokens };
}

function unexpected(error: unknown): ModelFailure {
  return new ModelFailure("refused", error instanceof Error ? error.message : String(error));
}
