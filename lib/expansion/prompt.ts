/** A message of a chat. */
export type PromptMessage = { role: "system" | "user"; content: string };

/** A JSON schema as the `json_schema` of an OpenAI-compatible `response_format`. */
export type ResponseSchema = { name: string; strict: true; schema: Record<string, unknown> };

/** A prompt, and the schema of its answer for endpoints that take one; null where the answer is plain text. */
export type Prompt = { messages: PromptMessage[]; schema: ResponseSchema | null };

/** A prompt of two messages; an empty system message is left out. */
export function promptOf(system: string, user: string, schema: ResponseSchema | null): Prompt {
  const messages: PromptMessage[] = [{ role: "user", content: user }];
  if (system !== "") messages.unshift({ role: "system", content: system });
  return { messages, schema };
}

/** An object schema of which every property must be there and no other may be: what strict structured output requires. */
export function strictObject(properties: Record<string, unknown>): Record<string, unknown> {
  return { type: "object", properties, required: Object.keys(properties), additionalProperties: false };
}
