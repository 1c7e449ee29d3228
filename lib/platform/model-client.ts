import OpenAI, { APIConnectionTimeoutError, APIError, APIUserAbortError } from "openai";
import { storableText } from "#lib/algorithms/storable-text.ts";
import { boundedFetch, type Kept, keptText } from "./bounded-fetch.ts";
import { ModelFailure, type RefusableParameter, refusableParameters } from "./model-failure.ts";
import { type RateLimits, readRateLimits } from "./rate-limits.ts";

/** Where a model is reached; without a base URL at OpenAI itself. */
export type ModelConnection = { baseUrl: string | undefined; apiKey: string | null };

/** A chat request in the terms of the OpenAI API, less what the model client sees to itself. */
export type ChatRequest = {
  model: string;
  messages: { role: "system" | "user"; content: string }[];
  temperature?: number;
  max_tokens?: number;
  max_completion_tokens?: number;
  response_format?: {
    type: "json_schema";
    json_schema: { name: string; strict: boolean; schema: Record<string, unknown> };
  };
};

/** What came back, fit to be stored. Token counts are null where the provider gave none that can be. */
export type ChatAnswer = {
  content: string;
  finishReason: string | null;
  model: string | null;
  promptTokens: number | null;
  /** Of the prompt's tokens, those that the provider had in its cache. */
  cachedTokens: number | null;
  completionTokens: number | null;
  latencyMs: number;
  limits: RateLimits | null;
};

/** More tokens than that no call has: such a count is a lie, and its cost would be more than a column holds. */
const mostTokens = 100_000_000;

/**
 * The SDK's client for one request.
 * @param kept takes the beginning of what comes back
 * @param limit bytes that the body may have, where another than that of an answer is right
 */
export function clientFor(connection: ModelConnection, kept: Kept, limit?: number): OpenAI {
  // Retries are ours: each attempt is counted, and waits its turn in the queue.
  return new OpenAI({
    baseURL: connection.baseUrl,
    apiKey: connection.apiKey ?? "none",
    maxRetries: 0,
    // The environment's own names are for OpenAI alone, and nobody else's to know.
    ...(connection.baseUrl === undefined ? {} : { organization: null, project: null }),
    fetch: boundedFetch(kept, limit),
    logLevel: "off",
  });
}

/**
 * Sends one chat request, once.
 * @param timeoutMs how long an answer may take in all
 * @throws ModelFailure
 */
export async function chat(connection: ModelConnection, request: ChatRequest, timeoutMs: number): Promise<ChatAnswer> {
  const started = performance.now();
  const kept: Kept = { chunks: [], bytes: 0 };
  // The SDK's own limit ends with the first byte; a body that trickles must end as well.
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const { data, response } = await clientFor(connection, kept)
      .chat.completions.create(request, { signal, timeout: timeoutMs })
      .withResponse();
    return readCompletion(data, Math.round(performance.now() - started), readRateLimits(response.headers));
  } catch (error) {
    throw failureOf(error, request, connection, kept);
  }
}

/** The names of the models that the endpoint offers, at most 1,000, by name. @throws ModelFailure */
export async function listModels(connection: ModelConnection, timeoutMs: number): Promise<string[]> {
  const kept: Kept = { chunks: [], bytes: 0 };
  try {
    const page = await clientFor(connection, kept).models.list({
      signal: AbortSignal.timeout(timeoutMs),
      timeout: timeoutMs,
    });
    const models: unknown = page.data;
    if (!Array.isArray(models)) throw new ModelFailure("unusable", "The model list is not a list");
    return models
      .flatMap((model) => (typeof model?.id === "string" ? [model.id as string] : []))
      .slice(0, 1000)
      .sort();
  } catch (error) {
    throw failureOf(error, null, connection, kept);
  }
}

/** Reads what a provider sent without trusting any of it. @throws ModelFailure `unusable` */
export function readCompletion(completion: unknown, latencyMs: number, limits: RateLimits | null): ChatAnswer {
  const body = completion as {
    error?: { message?: unknown };
    model?: unknown;
    choices?: { finish_reason?: unknown; message?: { content?: unknown; refusal?: unknown } }[];
    usage?: {
      prompt_tokens?: unknown;
      completion_tokens?: unknown;
      prompt_tokens_details?: { cached_tokens?: unknown } | null;
    } | null;
  } | null;
  if (typeof body !== "object" || body === null)
    throw new ModelFailure("unusable", `The answer is not a chat completion: ${String(completion).slice(0, 300)}`);
  const choice = Array.isArray(body.choices) ? body.choices[0] : undefined;
  if (!choice) {
    const words = typeof body.error?.message === "string" ? body.error.message : JSON.stringify(body).slice(0, 300);
    throw new ModelFailure("unusable", `The answer holds no choice: ${words}`);
  }
  const content = choice.message?.content ?? choice.message?.refusal;
  const count = (value: unknown) =>
    Number.isInteger(value) && (value as number) >= 0 && (value as number) <= mostTokens ? (value as number) : null;
  return {
    content: storableText(textOf(content)),
    finishReason: typeof choice.finish_reason === "string" ? storableText(choice.finish_reason.slice(0, 100)) : null,
    model: typeof body.model === "string" ? storableText(body.model.slice(0, 300)) : null,
    promptTokens: count(body.usage?.prompt_tokens),
    cachedTokens: count(body.usage?.prompt_tokens_details?.cached_tokens),
    completionTokens: count(body.usage?.completion_tokens),
    latencyMs,
    limits,
  };
}

/** Content is a text, or a list of parts of which some are texts. */
function textOf(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content.map((part) => (typeof part?.text === "string" ? part.text : "")).join("");
}

/** What went wrong, in words that do not hold the key, whoever repeats it: a gateway, or the HTTP client at a header. */
export function failureOf(
  error: unknown,
  request: ChatRequest | null,
  { apiKey }: Pick<ModelConnection, "apiKey">,
  kept: Kept,
): ModelFailure {
  const failure = readFailure(error, request);
  const body = failure.circumstances.body ?? keptText(kept);
  const hide = (text: string) => (apiKey ? text.replaceAll(apiKey, "[key]") : text);
  return new ModelFailure(failure.kind, hide(failure.message), {
    ...failure.circumstances,
    body: body === null ? null : storableText(hide(body)),
  });
}

function readFailure(error: unknown, request: ChatRequest | null): ModelFailure {
  if (error instanceof ModelFailure) return error;
  const cause = error instanceof Error && error.cause instanceof ModelFailure ? error.cause : null;
  if (cause) return cause;
  if (
    error instanceof APIConnectionTimeoutError ||
    error instanceof APIUserAbortError ||
    (error instanceof Error && /abort|timeout/i.test(error.name))
  )
    return new ModelFailure("timed-out", "No answer in time");
  if (error instanceof APIError && error.status) return readStatus(error, error.status, request);
  if (error instanceof SyntaxError) return new ModelFailure("unusable", `The answer is not JSON: ${error.message}`);
  const words =
    error instanceof Error
      ? [error.message, error.cause instanceof Error ? error.cause.message : ""].filter(Boolean).join(": ")
      : String(error);
  return new ModelFailure("no-connection", words, { mayHaveRun: !neverConnected(error) });
}

function readStatus(error: APIError, status: number, request: ChatRequest | null): ModelFailure {
  // The SDK puts the status before the provider's words.
  const message = error.message.replace(`${status} `, "");
  const known = { status, limits: readRateLimits(error.headers), mayHaveRun: false };
  if (status === 401 || status === 403) return new ModelFailure("key-refused", message, known);
  const retryAfterMs = retryAfterOf(error.headers);
  // No waiting mends an account without money.
  if (status === 429 && /insufficient_quota|billing/i.test(`${error.code ?? ""} ${error.type ?? ""}`))
    return new ModelFailure("refused", message, known);
  if (status === 429) return new ModelFailure("rate-limited", message, { ...known, retryAfterMs });
  if (status === 408 || status === 409 || status >= 500)
    // A server that says that it is too busy has begun nothing; of any other error nobody knows what it cost.
    return new ModelFailure("provider-error", message, { ...known, retryAfterMs, mayHaveRun: status !== 503 });
  const parameter =
    request && (status === 400 || status === 422) ? refusedParameter(request, `${error.param ?? ""} ${message}`) : null;
  return new ModelFailure(parameter ? "refused-parameter" : "refused", message, { ...known, parameter });
}

/** Whether an error says that the address was never reached. */
function neverConnected(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const code = String((cause as { code?: unknown }).code ?? "");
    if (/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS|CERT_)/.test(code))
      return true;
  }
  return false;
}

/** Which parameter of the request the provider's words complain about. */
function refusedParameter(request: ChatRequest, words: string): RefusableParameter | null {
  const hints: Record<RefusableParameter, RegExp> = {
    response_format: /response_format|json_schema|structured output|guided|grammar/i,
    max_completion_tokens: /max_completion_tokens/i,
    max_tokens: /max_tokens/i,
    temperature: /temperature/i,
  };
  // A complaint about max_tokens recommends max_completion_tokens in the same breath: only what was sent counts.
  return refusableParameters.find((name) => request[name] !== undefined && hints[name].test(words)) ?? null;
}

/** Milliseconds of a Retry-After header (seconds or a date) or of retry-after-ms. */
function retryAfterOf(headers: Headers | undefined): number | null {
  const exact = Number(headers?.get("retry-after-ms") ?? Number.NaN);
  if (Number.isFinite(exact) && exact >= 0) return exact;
  const value = headers?.get("retry-after");
  if (!value) return null;
  const ms = Number.isFinite(Number(value)) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}
