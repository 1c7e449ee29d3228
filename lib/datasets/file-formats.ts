import { alpacaJson, alpacaJsonl } from "./alpaca-format.ts";
import type { FileFormat } from "./file-format.ts";
import { openaiChat } from "./openai-chat-format.ts";
import type { FormatName } from "./schema.ts";

/** Each format by its name. */
export const fileFormats: Record<FormatName, FileFormat> = {
  "alpaca-json": alpacaJson,
  "alpaca-jsonl": alpacaJsonl,
  "openai-chat": openaiChat,
};
