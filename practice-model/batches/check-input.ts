import { createReadStream } from "node:fs";
import { askedModel } from "#practice-model/http/prepare-answer.ts";
import type { LineError } from "./batch.ts";

/** A line of an input file that can be worked on: where its bytes are, and what it says. */
export interface InputLine {
  from: number;
  bytes: number;
}

/** A line's request. */
export interface LineRequest {
  customId: string;
  body: Record<string, unknown>;
}

const mostLines = 50_000;
const mostErrors = 20;

/** Goes through an input file as OpenAI does before it begins. Gives back where the lines are and the model that all ask for. */
export async function checkInput(
  path: string,
  endpoint: string,
): Promise<{ lines: InputLine[]; model: string | null; errors: LineError[] }> {
  const lines: InputLine[] = [];
  const errors: LineError[] = [];
  const seen = new Set<string>();
  let model: string | null = null;
  const complain = (line: number | null, code: string, message: string, param: string | null = null) => {
    if (errors.length < mostErrors) errors.push({ code, message, param, line });
  };
  let number = 0;
  for await (const { from, text } of linesOf(path)) {
    number++;
    if (lines.length >= mostLines) {
      complain(number, "too_many_tasks", `The file holds more than ${mostLines} requests.`);
      break;
    }
    const line = readLine(text, endpoint);
    if ("code" in line) complain(number, line.code, line.message, line.param);
    else if (seen.has(line.customId))
      complain(number, "duplicate_custom_id", `The custom_id "${line.customId}" comes twice.`, "custom_id");
    else {
      seen.add(line.customId);
      const asked = askedModel(line.body);
      model ??= asked;
      if (asked !== model) complain(number, "mismatched_model", `The model must be ${model}, as before.`, "body.model");
      lines.push({ from, bytes: text.length });
    }
  }
  if (number === 0) complain(null, "empty_file", "The input file is empty.");
  return { lines, model, errors };
}

/** The request of a line, or what is wrong with it. */
export function readLine(text: Buffer, endpoint: string): LineRequest | Omit<LineError, "line"> {
  let line: { custom_id?: unknown; method?: unknown; url?: unknown; body?: unknown } | null;
  try {
    line = JSON.parse(text.toString());
  } catch {
    return { code: "invalid_json_line", message: "This line is not parseable as valid JSON.", param: null };
  }
  const bad = (param: string, message: string) => ({ code: "invalid_request", message, param });
  if (typeof line?.custom_id !== "string" || line.custom_id.length < 1 || line.custom_id.length > 64)
    return bad("custom_id", "A text of 1 to 64 characters is required.");
  if (line.method !== "POST") return bad("method", "The method must be POST.");
  if (line.url !== endpoint) return bad("url", `The URL must be that of the batch, ${endpoint}.`);
  const body = line.body as Record<string, unknown> | null;
  if (typeof body !== "object" || body === null || typeof body.model !== "string" || !body.model)
    return bad("body.model", "The body must be an object that names a model.");
  return { customId: line.custom_id, body };
}

/** The lines of a file that are not blank, with the place of their first byte; one line at a time is held. */
async function* linesOf(path: string): AsyncGenerator<{ from: number; text: Buffer }> {
  let held = Buffer.alloc(0);
  let from = 0;
  for await (const chunk of createReadStream(path)) {
    held = Buffer.concat([held, chunk as Buffer]);
    for (let end = held.indexOf(10); end >= 0; end = held.indexOf(10)) {
      const text = held.subarray(0, end);
      if (text.toString().trim()) yield { from, text };
      held = held.subarray(end + 1);
      from += end + 1;
    }
  }
  if (held.toString().trim()) yield { from, text: held };
}
