import { type Candidate, isMalformed, type MalformedPart, type ResponsePart } from "./candidate.ts";
import { readJsonTasks } from "./read-json-tasks.ts";
import { findFirstInstruction, readPlainBlocks } from "./read-plain-blocks.ts";

/** What a response holds, in its order. */
export type ParsedCompletion = { candidates: Candidate[]; malformed: MalformedPart[] };

/** More tasks than anybody asks for in one call: what follows is kept in one piece. */
const MOST_PARTS = 1_000;

/** How providers say that a response ended because it was long enough. */
const CUT = new Set(["length", "max_tokens", "MAX_TOKENS"]);

/**
 * Reads the tasks out of a model's response: JSON as the prompt asks for it, or as models write it nevertheless (`readJsonTasks`), or
 * else plain blocks with labels (`readPlainBlocks`), whichever begins first. A response cut off by length loses its last task
 * alone; in JSON, where a task's end can be seen, only if that is missing.
 *
 * Nothing that may have been a task disappears: each is a candidate or a malformed part with its text and a reason, and a
 * response without any is one malformed part as a whole. What only frames the tasks (brackets, code fences, numbers, words of
 * greeting) is no part. Throws on no text; time is linear in it.
 * @param finishReason as the provider gave it; null where it gave none
 * @example
 * parseCompletion('{"tasks": [{"instruction": "Define sepsis.", "output": "..."}, {"instruction": "Na', "length")
 * // one candidate, and one malformed part: { raw: '{"instruction": "Na', reason: "cutOff" }
 */
export function parseCompletion(text: string, finishReason: string | null): ParsedCompletion {
  const cut = finishReason !== null && CUT.has(finishReason);
  const parts = readParts(text, cut);
  if (parts.length === 0) {
    const reason = text.trim() === "" ? "emptyResponse" : cut ? "cutOff" : "noTask";
    parts.push({ raw: text, reason });
  }
  return {
    candidates: parts.filter((part): part is Candidate => !isMalformed(part)),
    malformed: parts.filter(isMalformed),
  };
}

function readParts(text: string, cut: boolean): ResponsePart[] {
  const firstBlock = findFirstInstruction(text);
  const most = MOST_PARTS;
  const json = readJsonTasks(text, {
    most,
    readBetween: (prose) => (firstBlock === null ? [] : readPlainBlocks(prose, { cut: false, most })),
  });
  if (firstBlock === null) return json.first === null ? [] : json.parts;
  if (json.first !== null && json.first < firstBlock) return json.parts;
  const blocks = readPlainBlocks(text, { cut, most });
  return json.first === null || blocks.some((part) => !isMalformed(part)) ? blocks : json.parts;
}
