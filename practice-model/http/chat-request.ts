import type { PracticeModel } from "#practice-model/behaviour/models.ts";
import { badRequest } from "./api-error.ts";
import { checkStrictSchema } from "./strict-schema.ts";

export type JsonSchema = Readonly<Record<string, unknown>>;

/** A chat request as far as the practice model looks at it. */
export interface ChatRequest {
  /** The text of each message, in order. */
  messages: readonly string[];
  /** The text of the messages that open it as system or developer: what a provider caches. */
  opening: string;
  format: { kind: "text" } | { kind: "json" } | { kind: "schema"; schema: JsonSchema; strict: boolean };
  /** Most tokens of the answer; none where it may be as long as it gets. */
  limit: number | null;
  choices: number;
  /** What the answer depends on, as text: the messages, the format and the sampling parameters, but no limit. */
  identity: string;
}

/** Checks the body of a chat request for the model. Throws an ApiError with the words of an OpenAI endpoint. */
export function readChatRequest(body: Record<string, unknown>, model: PracticeModel): ChatRequest {
  if (body.stream === true)
    throw badRequest("Streaming is not supported by this model.", "stream", "unsupported_value");
  const said = messagesOf(body.messages);
  const messages = said.map((message) => message.text);
  const first = said.findIndex((message) => !["system", "developer"].includes(message.role));
  const temperature = numberOf(body, "temperature", 0, 2);
  const limit = limitOf(body, model);
  if (model.reasoning && temperature !== null && temperature !== 1)
    throw badRequest(
      "Unsupported value: 'temperature' does not support this value with this model. Only the default (1) value is supported.",
      "temperature",
      "unsupported_value",
    );
  const format = formatOf(body.response_format, model);
  if (format.kind === "json" && !messages.some((text) => /json/i.test(text)))
    throw badRequest(
      "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.",
      "messages",
    );
  return {
    messages,
    opening: messages.slice(0, first < 0 ? undefined : first).join("\n"),
    format,
    limit,
    choices: numberOf(body, "n", 1, 8) ?? 1,
    identity: JSON.stringify([messages, format, temperature, body.seed ?? null, body.top_p ?? null]),
  };
}

function messagesOf(value: unknown): { role: string; text: string }[] {
  if (!Array.isArray(value))
    throw badRequest("Missing required parameter: 'messages'.", "messages", "missing_required_parameter");
  if (value.length === 0)
    throw badRequest(
      "Invalid 'messages': empty array. Expected an array with minimum length 1.",
      "messages",
      "empty_array",
    );
  return value.map((message: { role?: unknown; content?: unknown } | null, i) => {
    if (
      typeof message?.role !== "string" ||
      !["system", "developer", "user", "assistant", "tool"].includes(message.role)
    )
      throw badRequest(`Invalid value for 'messages[${i}].role'.`, `messages[${i}].role`, "invalid_value");
    const { role } = message;
    if (typeof message.content === "string") return { role, text: message.content };
    if (Array.isArray(message.content)) {
      const parts = message.content as ({ type?: unknown; text?: unknown } | null)[];
      const texts = parts.map((part) => (part?.type === "text" && typeof part.text === "string" ? part.text : ""));
      return { role, text: texts.join("\n") };
    }
    throw badRequest(
      `Invalid type for 'messages[${i}].content': expected a string or an array.`,
      `messages[${i}].content`,
      "invalid_type",
    );
  });
}

function limitOf(body: Record<string, unknown>, model: PracticeModel): number | null {
  if (model.reasoning && body.max_tokens !== undefined && body.max_tokens !== null)
    throw badRequest(
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      "max_tokens",
      "unsupported_parameter",
    );
  if (
    model.refusesMaxCompletionTokens &&
    body.max_completion_tokens !== undefined &&
    body.max_completion_tokens !== null
  )
    throw badRequest(
      "Unrecognized request argument supplied: max_completion_tokens",
      "max_completion_tokens",
      "unknown_parameter",
    );
  const most = 1_000_000;
  return numberOf(body, "max_completion_tokens", 1, most) ?? numberOf(body, "max_tokens", 1, most);
}

function formatOf(value: unknown, model: PracticeModel): ChatRequest["format"] {
  if (value === undefined || value === null) return { kind: "text" };
  const format = value as {
    type?: unknown;
    json_schema?: { name?: unknown; schema?: unknown; strict?: unknown } | null;
  };
  if (format.type === "text") return { kind: "text" };
  if (format.type !== "json_object" && format.type !== "json_schema")
    throw badRequest(
      "Invalid value for 'response_format.type'. Supported values are: 'json_object', 'json_schema', and 'text'.",
      "response_format.type",
      "invalid_value",
    );
  if (model.refusesFormats?.includes(format.type))
    throw badRequest(
      `Invalid parameter: 'response_format' of type '${format.type}' is not supported with this model.`,
      "response_format",
      "unsupported_parameter",
    );
  if (format.type === "json_object") return { kind: "json" };
  const { name, schema, strict } = format.json_schema ?? {};
  if (typeof name !== "string" || !/^[\w-]{1,64}$/.test(name))
    throw badRequest(
      "Invalid 'response_format.json_schema.name': expected up to 64 letters, digits, underscores or dashes.",
      "response_format.json_schema.name",
      "invalid_value",
    );
  if (typeof schema !== "object" || schema === null || Array.isArray(schema))
    throw badRequest(
      "Missing required parameter: 'response_format.json_schema.schema'.",
      "response_format.json_schema.schema",
      "missing_required_parameter",
    );
  if (strict === true) checkStrictSchema(name, schema as JsonSchema);
  return { kind: "schema", schema: schema as JsonSchema, strict: strict === true };
}

function numberOf(body: Record<string, unknown>, name: string, least: number, most: number): number | null {
  const value = body[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== "number" || !Number.isFinite(value))
    throw badRequest(`Invalid type for '${name}': expected a number.`, name, "invalid_type");
  if (value < least || value > most)
    throw badRequest(
      `Invalid '${name}': ${value} is not between ${least} and ${most}.`,
      name,
      value < least ? "integer_below_min_value" : "integer_above_max_value",
    );
  return value;
}
