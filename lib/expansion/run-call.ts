import { categories } from "#lib/items/schema.ts";
import {
  type ChatAnswer,
  type ChatRequest,
  chat,
  ModelFailure,
  refusableParameters,
} from "#lib/platform/model-client.ts";
import { persist } from "#lib/platform/persist.ts";
import { buildRequest, refusedBy, type Wanted } from "./build-request.ts";
import { classifyPrompt } from "./classify-prompt.ts";
import type { ClaimedCall } from "./commands/claim-calls.ts";
import { failCall, stopRunFor } from "./commands/fail-call.ts";
import { postponeCall, recordAnswer } from "./commands/record-answer.ts";
import { rememberRefusal } from "./commands/remember-refusal.ts";
import type { FollowUp } from "./commands/settle-calls.ts";
import { settleClassification } from "./commands/settle-classification.ts";
import { connectionOf } from "./connection.ts";
import { expansionPrompt } from "./prompt.ts";
import { findClassifiable } from "./queries/classifiable.ts";
import { listShownSeeds } from "./queries/run-seeds.ts";
import { maxAttempts, retryDelay } from "./retry-delay.ts";
import { runSettings } from "./schema.ts";

/** How long a model may take for one answer, in all. */
const answerTimeoutMs = 180_000;
const nothing: FollowUp = { plannedCallIds: [] };

/** What running a call needs of its worker. */
export type CallHost = {
  worker: string;
  /** Settles an answered expansion call, together with others of its project that wait. */
  settle: (projectId: string, callId: string) => Promise<void>;
};

/**
 * Takes one claimed call to its end: sends it, records the answer, settles it; or puts it back for another attempt,
 * gives it up, or stops the run. Whatever happens is recorded; the call can be taken up by another worker at any point.
 */
export async function runCall(call: ClaimedCall, host: CallHost): Promise<FollowUp> {
  if (call.status === "sent") {
    const sent = await send(call, host);
    if (!("answer" in sent)) return sent;
    if (!(await persist(() => recordAnswer(call.id, sent.request, sent.answer)))) return nothing;
  }
  if (call.purpose === "classify") {
    await persist(() => settleClassification(call.id));
    return nothing;
  }
  await host.settle(call.projectId, call.id);
  return nothing;
}

async function send(
  call: ClaimedCall,
  host: CallHost,
): Promise<{ answer: ChatAnswer; request: ChatRequest } | FollowUp> {
  const settings = runSettings.parse(call.settings);
  const wanted = await want(call, settings);
  if (!wanted) return persist(() => failCall(call.id, host.worker, "the item to classify is gone"));
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
        return nothing;
      }
      if (error.kind === "refused-parameter" && error.parameter && tries < refusableParameters.length) {
        refused.add(error.parameter);
        const { parameter } = error;
        await persist(() => rememberRefusal(call.endpoint.id, call.model, parameter));
        continue;
      }
      return persist(() => giveBack(call, host.worker, error));
    }
  }
}

async function giveBack(call: ClaimedCall, worker: string, failure: ModelFailure): Promise<FollowUp> {
  const words = failure.status ? `${failure.status}: ${failure.message}` : failure.message;
  const hopeless = failure.kind === "auth" || failure.kind === "refused" || failure.kind === "refused-parameter";
  if (hopeless) {
    await stopRunFor(call.id, worker, words);
    return nothing;
  }
  if (call.attempts >= maxAttempts) return failCall(call.id, worker, words);
  await postponeCall(call.id, worker, words, retryDelay(call.attempts, failure.retryAfterMs, Math.random()));
  return nothing;
}

async function want(call: ClaimedCall, settings: ReturnType<typeof runSettings.parse>): Promise<Wanted | null> {
  const common = { model: call.model, maxOutputTokens: settings.maxOutputTokens };
  if (call.purpose === "expand") {
    const seeds = await listShownSeeds(call.seedRevisionIds);
    return {
      ...common,
      temperature: settings.temperature,
      prompt: expansionPrompt({ seeds, tasksPerCall: settings.tasksPerCall, categories }),
    };
  }
  const task = call.itemId ? await findClassifiable(call.itemId) : null;
  return task && { ...common, temperature: 0, prompt: classifyPrompt(task) };
}
