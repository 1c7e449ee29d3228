import type { Prompt } from "../prompt.ts";

/** The UTF-8 bytes of a prompt's messages and schema, which bound its tokens from above. */
export function promptBytes({ messages, schema }: Prompt): number {
  const texts = [...messages.map(({ content }) => content), schema === null ? "" : JSON.stringify(schema.schema)];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}
