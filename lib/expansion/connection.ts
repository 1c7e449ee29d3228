import { env } from "#lib/platform/env.ts";
import type { ModelConnection } from "#lib/platform/model-client.ts";
import { ModelFailure } from "#lib/platform/model-failure.ts";
import { unseal } from "#lib/platform/secrets.ts";

/** What a stored endpoint says of its address and key. */
export type StoredEndpoint = {
  id: string;
  baseUrl: string | null;
  environment: string | null;
  sealedKey: string | null;
  /** When it was taken out of use. */
  archivedAt: Date | string | null;
};

/**
 * Address and key of an endpoint: its own, or those that the environment gives.
 * @throws ModelFailure in words for the person when the environment no longer names it, or the key cannot be unsealed
 */
export function connectionOf(endpoint: StoredEndpoint): ModelConnection {
  if (endpoint.archivedAt) throw new ModelFailure("refused", "The endpoint was taken out of use");
  if (endpoint.environment === "openai") {
    const { OPENAI_API_KEY, OPENAI_BASE_URL } = env();
    if (!OPENAI_API_KEY) throw new ModelFailure("refused", "OPENAI_API_KEY is no longer set in the environment");
    return { baseUrl: OPENAI_BASE_URL, apiKey: OPENAI_API_KEY };
  }
  if (endpoint.environment === "practice") {
    const { PRACTICE_MODEL_URL } = env();
    if (!PRACTICE_MODEL_URL)
      throw new ModelFailure("refused", "The practice model is not running here (PRACTICE_MODEL_URL is not set)");
    return { baseUrl: PRACTICE_MODEL_URL, apiKey: null };
  }
  if (!endpoint.baseUrl) throw new ModelFailure("refused", "The endpoint has no base URL");
  if (!endpoint.sealedKey) return { baseUrl: endpoint.baseUrl, apiKey: null };
  try {
    return { baseUrl: endpoint.baseUrl, apiKey: unseal(endpoint.sealedKey, endpoint.id) };
  } catch {
    throw new ModelFailure(
      "refused",
      "The stored key cannot be read: it was sealed under another SEEDBED_SECRET. Enter the key again",
    );
  }
}
