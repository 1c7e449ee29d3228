import { expect } from "vitest";
import type { Batch } from "#practice-model/batches/batch.ts";
import { randomFor } from "#practice-model/grammar/random.ts";
import { taskRequest } from "./prompts.ts";

/** A line of an input file: the nth of many different requests. */
export function inputLine(n: number, model = "practice"): object {
  const body = { ...taskRequest(randomFor(`line ${n}`), 2), model };
  return { custom_id: `call-${n}`, method: "POST", url: "/v1/chat/completions", body };
}

/** Hands in a file of lines, texts as they are. */
export async function upload(url: string, lines: readonly (object | string)[], purpose = "batch") {
  const form = new FormData();
  form.set("purpose", purpose);
  const text = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n");
  form.set("file", new Blob([text]), "input.jsonl");
  const response = await fetch(`${url}/files`, { method: "POST", body: form });
  return { status: response.status, json: await response.json() };
}

/** Asks for JSON under the base URL. */
export async function api(url: string, method: string, path: string, body?: object) {
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${url}${path}`, { method, headers, body: body ? JSON.stringify(body) : null });
  return { status: response.status, json: await response.json() };
}

/** Creates a batch of a file. */
export async function createBatch(url: string, fileId: string, change: object = {}) {
  const order = { input_file_id: fileId, endpoint: "/v1/chat/completions", completion_window: "24h", ...change };
  return api(url, "POST", "/batches", order);
}

/** Waits until a batch is in a state. */
export async function batchIn(url: string, id: string, status: string): Promise<Batch> {
  await expect
    .poll(async () => (await api(url, "GET", `/batches/${id}`)).json.status, { timeout: 15_000, interval: 20 })
    .toBe(status);
  return (await api(url, "GET", `/batches/${id}`)).json;
}

/** The lines of a file that are JSON, and how many are not; none for a file that is not there. */
export async function fileLines(url: string, id: string | null) {
  if (id === null) return { lines: [], broken: 0 };
  const text = await (await fetch(`${url}/files/${id}/content`)).text();
  let broken = 0;
  const lines = text.split("\n").flatMap((line) => {
    if (!line) return [];
    try {
      return [JSON.parse(line)];
    } catch {
      broken++;
      return [];
    }
  });
  return { lines, broken };
}
