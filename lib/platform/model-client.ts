import OpenAI, { APIConnectionTimeoutError, APIError } from "openai";
import { storableText } from "#lib/algorithms/storable-text.ts";

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
  completionTokens: number | null;
  latencyMs: number;
};

/**
 * Why there is no answer:
 * `auth` the key is not accepted; `refused-parameter` the endpoint does not take `parameter`; `busy` 429 or 5xx or no
 * answer in time, worth another attempt after `retryAfterMs`; `unusable` an answer that is none (an HTML page, an error
 * body under 200, too long); `refused` any other 4xx.
 */
export type ModelFailureKind = "auth" | "refused-parameter" | "busy" | "unusable" | "refused";

/** A call that failed, with the provider's own words as its message. */
export class ModelFailure extends Error {
  readonly kind: ModelFailureKind;
  readonly status: number | null;
  readonly retryAfterMs: number | null;
  readonly parameter: RefusableParameter | null;

  constructor(
    kind: ModelFailureKind,
    words: string,
    extra: { status?: number | null; retryAfterMs?: number | null; parameter?: RefusableParameter | null } = {},
  ) {
    super(storableText(words.slice(0, 2000)));
    this.name = "ModelFailure";
    this.kind = kind;
    this.status = extra.status ?? null;
    this.retryAfterMs = extra.retryAfterMs ?? null;
    this.parameter = extra.parameter ?? null;
  }
}

/** Parameters that some endpoints or models do not take, and that a call can do without or say otherwise. */
export const refusableParameters = ["response_format", "max_completion_tokens", "max_tokens", "temperature"] as const;

/** One of them. */
export type RefusableParameter = (typeof refusableParameters)[number];

const answerLimit = 8 * 1024 * 1024;

/** The most that a column of 32 bits holds. More tokens than that no call has: such a count is a lie. */
const mostTokens = 2 ** 31 - 1;

/**
 * Keeps a provider from filling our memory: a body is read up to a limit, and then the connection is cut. It does not
 * send us on to another address either, such as one inside our network: only the one that was entered is called.
 */
async function fetchBounded(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, { ...init, redirect: "manual" });
  if (response.status >= 300 && response.status < 400) {
    await response.body?.cancel();
    const to = response.headers.get("location") ?? "nowhere";
    throw new ModelFailure("refused", `The address redirects to ${to}. Enter the address that answers itself`, {
      status: response.status,
    });
  }
  if (!response.body) return response;
  let read = 0;
  const bounded = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        read += chunk.byteLength;
        if (read > answerLimit)
          controller.error(new ModelFailure("unusable", `The answer is longer than ${answerLimit} bytes`));
        else controller.enqueue(chunk);
      },
    }),
  );
  return new Response(bounded, { status: response.status, statusText: response.statusText, headers: response.headers });
}

function client(connection: ModelConnection): OpenAI {
  // Retries are ours: each attempt is counted, and waits its turn in the queue.
  return new OpenAI({
    baseURL: connection.baseUrl,
    apiKey: connection.apiKey ?? "none",
    maxRetries: 0,
    // The environment's own names are for OpenAI alone, and nobody else's to know.
    ...(connection.baseUrl === undefined ? {} : { organization: null, project: null }),
    fetch: fetchBounded,
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
  // The SDK's own limit ends with the first byte; a body that trickles must end as well.
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const completion: unknown = await client(connection).chat.completions.create(request, {
      signal,
      timeout: timeoutMs,
    });
    return readCompletion(completion, Math.round(performance.now() - started));
  } catch (error) {
    throw failureOf(error, request, connection);
  }
}

/** The names of the models that the endpoint offers, at most 1,000, by name. @throws ModelFailure */
export async function listModels(connection: ModelConnection, timeoutMs: number): Promise<string[]> {
  try {
    const page = await client(connection).models.list({ signal: AbortSignal.timeout(timeoutMs), timeout: timeoutMs });
    const models: unknown = page.data;
    if (!Array.isArray(models)) throw new ModelFailure("unusable", "The model list is not a list");
    return models
      .flatMap((model) => (typeof model?.id === "string" ? [model.id as string] : []))
      .slice(0, 1000)
      .sort();
  } catch (error) {
    throw failureOf(error, null, connection);
  }
}

/** Reads what a provider sent without trusting any of it. */
function readCompletion(completion: unknown, latencyMs: number): ChatAnswer {
  const body = completion as {
    error?: { message?: unknown };
    model?: unknown;
    choices?: { finish_reason?: unknown; message?: { content?: unknown; refusal?: unknown } }[];
    usage?: { prompt_tokens?: unknown; completion_tokens?: unknown };
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
    completionTokens: count(body.usage?.completion_tokens),
    latencyMs,
  };
}

/** Content is a text, or a list of parts of which some are texts. */
function textOf(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content.map((part) => (typeof part?.text === "string" ? part.text : "")).join("");
}

/** What went wrong, in words that do not hold the key, whoever repeats it: a gateway, or the HTTP client at a header. */
function failureOf(error: unknown, request: ChatRequest | null, { apiKey }: ModelConnection): ModelFailure {
  const failure = readFailure(error, request);
  if (!apiKey || !failure.message.includes(apiKey)) return failure;
  return new ModelFailure(failure.kind, failure.message.replaceAll(apiKey, "[key]"), failure);
}

function readFailure(error: unknown, request: ChatRequest | null): ModelFailure {
  if (error instanceof ModelFailure) return error;
  const cause = error instanceof Error && error.cause instanceof ModelFailure ? error.cause : null;
  if (cause) return cause;
  if (error instanceof APIConnectionTimeoutError || (error instanceof Error && /abort|timeout/i.test(error.name))) {
    return new ModelFailure("busy", "No answer in time");
  }
  if (error instanceof APIError && error.status) {
    const { status } = error;
    // The SDK puts the status before the provider's words.
    const message = error.message.replace(`${status} `, "");
    if (status === 401 || status === 403) return new ModelFailure("auth", message, { status });
    if (status === 408 || status === 409 || status === 429 || status >= 500) {
      return new ModelFailure("busy", message, { status, retryAfterMs: retryAfterOf(error.headers) });
    }
    const parameter =
      request && (status === 400 || status === 422)
        ? refusedParameter(request, `${error.param ?? ""} ${message}`)
        : null;
    return new ModelFailure(parameter ? "refused-parameter" : "refused", message, { status, parameter });
  }
  if (error instanceof SyntaxError) return new ModelFailure("unusable", `The answer is not JSON: ${error.message}`);
  const words =
    error instanceof Error
      ? [error.message, error.cause instanceof Error ? error.cause.message : ""].filter(Boolean).join(": ")
      : String(error);
  return new ModelFailure("busy", words);
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
