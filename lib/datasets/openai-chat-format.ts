import { encodeJson } from "./encode-json.ts";
import type { ExportRow } from "./export-row.ts";
import type { FileFormat } from "./file-format.ts";

/** What the user says in a chat: the instruction and, where there is one, the input after a blank line. */
function chatPrompt({ instruction, input }: Pick<ExportRow, "instruction" | "input">): string {
  return input === "" ? instruction : `${instruction}\n\n${input}`;
}

/**
 * OpenAI's chat JSON Lines for fine-tuning: {"messages": [user, assistant]} a line. There is no system message: a
 * task is whole without one, and whoever trains adds their own.
 */
export const openaiChat: FileFormat = {
  extension: "openai-chat.jsonl",
  contentType: "application/jsonl; charset=utf-8",
  begin: "",
  between: "",
  end: "",
  encode: (row) => {
    const messages = [
      { role: "user", content: chatPrompt(row) },
      { role: "assistant", content: row.output },
    ];
    return `${encodeJson({ messages })}\n`;
  },
};
