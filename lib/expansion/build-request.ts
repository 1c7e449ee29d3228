import type { ChatRequest } from "#lib/platform/model-client.ts";
import type { RefusableParameter } from "#lib/platform/model-failure.ts";
import type { Prompt } from "./prompt.ts";

/** What a call wants of the model, before the endpoint's own limits. */
export type Wanted = { model: string; temperature: number; maxOutputTokens: number; prompt: Prompt };

/**
 * The request that an endpoint takes: less what it is known to refuse. Where the one name of the output limit is
 * refused the other is used, where both are there is none; without JSON schemas the prompt's own words have to do.
 */
export function buildRequest(
  { model, temperature, maxOutputTokens, prompt }: Wanted,
  refused: ReadonlySet<RefusableParameter>,
  structuredOutput: boolean,
): ChatRequest {
  const schema = structuredOutput && !refused.has("response_format") ? prompt.schema : null;
  return {
    model,
    messages: prompt.messages,
    ...(refused.has("temperature") ? {} : { temperature }),
    ...(!refused.has("max_tokens")
      ? { max_tokens: maxOutputTokens }
      : refused.has("max_completion_tokens")
        ? {}
        : { max_completion_tokens: maxOutputTokens }),
    ...(schema ? { response_format: { type: "json_schema" as const, json_schema: schema } } : {}),
  };
}

/** What an endpoint is known to refuse for a model, from its stored record. */
export function refusedBy(refusals: unknown, model: string): Set<RefusableParameter> {
  const names = (refusals as Record<string, unknown> | null)?.[model];
  return new Set(Array.isArray(names) ? (names as RefusableParameter[]) : []);
}
