import type { ChatRequest } from "#lib/platform/model-client.ts";
import { buildRequest, refusedBy } from "./build-request.ts";
import { callPrompt } from "./call-prompt.ts";
import type { ClaimedCall } from "./commands/claim-calls.ts";
import { frozenSettings } from "./frozen-settings.ts";
import { type TokenBounds, tokenBounds } from "./token-bounds.ts";

/** A call that is ready to be sent but for its money. */
export type PreparedCall = { call: ClaimedCall; request: ChatRequest; bounds: TokenBounds; timeoutMs: number };

/** Builds a claimed call's request; null where the item that it is about is gone. */
export async function prepareCall(call: ClaimedCall): Promise<PreparedCall | null> {
  const settings = frozenSettings(call.runId, call.settings);
  const prompt = await callPrompt(call, settings);
  if (!prompt) return null;
  const wanted = {
    model: call.model,
    temperature: call.purpose === "expand" ? settings.temperature : 0,
    maxOutputTokens: settings.maxOutputTokens,
    prompt,
  };
  const request = buildRequest(wanted, refusedBy(call.endpoint.refusals, call.model), settings.structuredOutput);
  return {
    call,
    request,
    bounds: tokenBounds(request, settings.maxOutputTokens),
    timeoutMs: settings.answerTimeoutSeconds * 1000,
  };
}
