import { readFileSync } from "node:fs";
import { type Random, randomFor } from "#practice-model/grammar/random.ts";

/** The starter seeds, as the tests show them to the practice model. */
export const starterSeeds: readonly { instruction: string; category: string; kind: string }[] = JSON.parse(
  readFileSync(new URL("../../prisma/starter-seeds.json", import.meta.url), "utf8"),
);

const text = { type: "string" };

/** A strict object schema of text fields. */
export function textObject(...names: string[]): object {
  return {
    type: "object",
    properties: Object.fromEntries(names.map((name) => [name, text])),
    required: names,
    additionalProperties: false,
  };
}

/** `response_format` for a list of tasks under a key. */
export function tasksFormat(key = "tasks"): object {
  const items = textObject("instruction", "input", "output", "category", "kind", "reason");
  const schema = {
    type: "object",
    properties: { [key]: { type: "array", items } },
    required: [key],
    additionalProperties: false,
  };
  return { type: "json_schema", json_schema: { name: "new_tasks", strict: true, schema } };
}

/** A request for `count` tasks that shows three starter seeds drawn by `random`. */
export function taskRequest(random: Random = randomFor("request"), count = 5): Record<string, unknown> {
  const shown = random.sample(starterSeeds, 3).map((seed, i) => `Example ${i + 1}:\n${JSON.stringify(seed, null, 2)}`);
  return {
    model: "practice",
    messages: [
      { role: "system", content: "You write tasks for biomedical language models." },
      { role: "user", content: `${shown.join("\n\n")}\n\nWrite ${count} new tasks.` },
    ],
    response_format: tasksFormat(),
  };
}

/** A request to classify one task. */
export function classifyRequest(task: {
  instruction: string;
  input?: string;
  output?: string;
}): Record<string, unknown> {
  return {
    model: "practice",
    messages: [
      { role: "system", content: "Classify the task as QA, IE, GEN or OTHER, and name its kind and the reason." },
      { role: "user", content: JSON.stringify(task) },
    ],
    response_format: {
      type: "json_schema",
      json_schema: { name: "classification", strict: true, schema: textObject("category", "kind", "reason") },
    },
  };
}

/** Sends a chat request and gives back status, headers and, where it is JSON, body. */
export async function chat(url: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const raw = await response.text();
  return { status: response.status, headers: response.headers, raw, json: parsed(raw) };
}

/** The tasks in an answer's content. */
export function tasksIn(json: Completion | undefined, key = "tasks"): Record<string, string>[] {
  return JSON.parse(json?.choices?.[0]?.message.content ?? "{}")[key];
}

export interface Completion {
  id: string;
  model: string;
  choices: { message: { content: string | null; refusal: string | null }; finish_reason: string }[];
  usage?: { prompt_tokens: number; completion_tokens: number; total_tokens: number };
  error?: { message: string; type: string; param: string | null; code: string | null };
}

function parsed(raw: string): Completion | undefined {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
