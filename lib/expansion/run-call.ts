import { type ChatAnswer, type ChatRequest, chat } from "#lib/platform/model-client.ts";
import { ModelFailure, refusableParameters } from "#lib/platform/model-failure.ts";
import { persist } from "#lib/platform/persist.ts";
import { buildRequest, refusedBy, type Wanted } from "./build-request.ts";
import { callPrompt } from "./call-prompt.ts";
import type { ClaimedCall } from "./commands/claim-calls.ts";
import { failCall, stopRunFor } from "./commands/fail-call.ts";
import { postponeCall, recordAnswer } from "./commands/record-answer.ts";
import { rememberRefusal } from "./commands/remember-refusal.ts";
import { settleAnswers } from "./commands/settle-answers.ts";
import { settleClassifications } from "./commands/settle-classification.ts";
import { connectionOf } from "./connection.ts";
import { maxAttempts, retryDelay } from "./retry-delay.ts";
import { runSettings } from "./schema.ts";

/** How long a model may take for one answer, in all. */
const answerTimeoutMs = 180_000;

/** What running a call needs of its worker. */
export type CallHost = {
  worker: string;
  /** Told when an answer is recorded: the provider has room for another call. */
  answered: () => void;
  /** Told when a call was put back, and for how long. */
  postponed: (delayMs: number) => void;
  /** Settles an answered expansion call, together with others of its project that wait. */
  settle: (projectId: string, callId: string) => Promise<void>;
};

/**
 * Takes one claimed call to its end: sends it, records the answer, settles it; or puts it back for another attempt,
 * gives it up, or stops the run. Whatever happens is recorded; the call can be taken up by another worker at any point.
 */
export async function runCall(call: ClaimedCall, host: CallHost): Promise<void> {
  if (call.status === "sent") {
    const sent = await send(call, host);
    if (!sent) return;
    if (!(await persist(() => recordAnswer(call.id, sent.answer)))) return;
    host.answered();
  }
  if (call.purpose !== "expand") {
    const settle = call.purpose === "classify" ? settleClassifications : settleAnswers;
    await persist(() => settle([call.id]));
    return;
  }
  await host.settle(call.projectId, call.id);
}

async function send(call: ClaimedCall, host: CallHost): Promise<{ answer: ChatAnswer; request: ChatRequest } | null> {
  // Each attempt that came to an end was counted and judged below; more than those means that workers die of this call.
  if (call.attempts > maxAttempts) {
    const words = `given up: ${maxAttempts} workers that took it up were never heard of again`;
    await persist(() => failCall(call.id, host.worker, words));
    return null;
  }
  const settings = runSettings.parse(call.settings);
  const prompt = await callPrompt(call, settings);
  if (!prompt) {
    await persist(() => failCall(call.id, host.worker, "the item to classify is gone"));
    return null;
  }
  const wanted: Wanted = {
    model: call.model,
    maxOutputTokens: settings.maxOutputTokens,
    temperature: call.purpose === "expand" ? settings.temperature : 0,
    prompt,
  };
  const refused = refusedBy(call.endpoint.refusals, call.model);
  for (let tries = 0; ; tries++) {
    const request = buildRequest(wanted, refused, settings.structuredOutput);
    try {
      const connection = connectionOf(call.endpoint);
      return { answer: await chat(connection, request, answerTimeoutMs), request };
    } catch (error) {
      if (!(error instanceof ModelFailure)) {
        const words = error instanceof Error ? error.message : String(error);
        await persist(() => stopRunFor(call.id, host.worker, words));
        return null;
      }
      if (error.kind === "refused-parameter" && error.parameter && tries < refusableParameters.length) {
        refused.add(error.parameter);
        const { parameter } = error;
        await persist(() => rememberRefusal(call.endpoint.id, call.model, parameter));
        continue;
      }
      await persist(() => giveBack(call, host, error));
      return null;
    }
  }
}

/** Puts a call that failed back, gives it up, or stops its run, as the failure has it. */
async function giveBack(call: ClaimedCall, { worker, postponed }: CallHost, failure: ModelFailure): Promise<void> {
  const words = failure.status ? `${failure.status}: ${failure.message}` : failure.message;
  if (failure.kind === "auth" || failure.kind === "refused" || failure.kind === "refused-parameter") {
    await stopRunFor(call.id, worker, words);
  } else if (call.attempts >= maxAttempts) {
    await failCall(call.id, worker, words);
  } else {
    const delayMs = retryDelay(call.attempts, failure.retryAfterMs, Math.random());
    await postponeCall(call.id, worker, words, delayMs);
    postponed(delayMs);
  }
}
