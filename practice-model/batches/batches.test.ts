import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type PracticeSettings, startPracticeModel } from "#practice-model/start-practice-model.ts";
import { api, batchIn, createBatch, fileLines, inputLine, upload } from "#practice-model/testing/batch.ts";
import { chat, tasksIn } from "#practice-model/testing/prompts.ts";

vi.setConfig({ testTimeout: 30_000 });

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function start(settings: PracticeSettings = {}) {
  const practice = await startPracticeModel({ batchMs: 60, ...settings });
  closing.push(practice.close);
  return practice;
}

const many = (count: number, model?: string) => Array.from({ length: count }, (_, n) => inputLine(n, model));
const idOf = (line: { custom_id: string }) => line.custom_id;

/** Hands in lines as a batch and waits for its end. */
async function through(url: string, lines: (object | string)[], end: string) {
  const file = await upload(url, lines);
  const { json } = await createBatch(url, file.json.id);
  const batch = await batchIn(url, json.id, end);
  return {
    batch,
    output: await fileLines(url, batch.output_file_id),
    error: await fileLines(url, batch.error_file_id),
  };
}

describe("a batch", () => {
  it("goes from validating to completed, and answers each line as the request alone, in another order", async () => {
    const { url } = await start();
    const lines = many(12);
    const file = await upload(url, lines);
    expect(file).toMatchObject({ status: 200, json: { object: "file", purpose: "batch", filename: "input.jsonl" } });
    const created = await createBatch(url, file.json.id, { metadata: { seedbed_batch: "b-1" } });
    expect(created.json).toMatchObject({ object: "batch", status: "validating", metadata: { seedbed_batch: "b-1" } });
    const batch = await batchIn(url, created.json.id, "completed");
    expect(batch).toMatchObject({ model: "practice", request_counts: { total: 12, completed: 12, failed: 0 } });
    expect(batch.error_file_id).toBeNull();
    const { lines: output } = await fileLines(url, batch.output_file_id);
    expect(output.map(idOf)).not.toEqual((lines as { custom_id: string }[]).map(idOf));
    expect(output.map(idOf).sort()).toEqual((lines as { custom_id: string }[]).map(idOf).sort());
    const alone = await chat(url, (lines[3] as { body: object }).body);
    const same = output.find((line) => line.custom_id === "call-3");
    expect(same).toMatchObject({ error: null, response: { status_code: 200 } });
    expect(tasksIn(same.response.body)).toEqual(tasksIn(alone.json));
  });

  it("keeps the lines that fail in its error file, and loses those whose connection a fault breaks", async () => {
    const { url } = await start();
    const model = "practice?faults=500:0.3,timeout:0.2,reset:0.2";
    const { batch, output, error } = await through(url, many(60, model), "completed");
    const lost = 60 - output.lines.length - error.lines.length;
    expect(lost).toBeGreaterThan(0);
    expect(output.lines.length).toBeGreaterThan(5);
    expect(batch.request_counts).toMatchObject({ total: 60, failed: error.lines.length });
    const refused = error.lines.find((line) => line.response !== null);
    expect(refused).toMatchObject({ response: { status_code: 500, body: { error: { type: "server_error" } } } });
    expect(error.lines.find((line) => line.response === null)?.error.code).toBe("request_timeout");
  });

  it.each([
    ["html", (lines: { response: { body: unknown } }[]) => typeof lines[0]?.response.body === "string"],
    ["error200", (lines: { response: { body: object } }[]) => "error" in (lines[0]?.response.body ?? {})],
    ["doubled", (lines: unknown[]) => lines.length === 4],
    ["stray", (lines: { custom_id: string }[]) => lines.some((line) => line.custom_id.startsWith("stray-"))],
    ["no-usage", (lines: { response: { body: object } }[]) => !("usage" in (lines[0]?.response.body ?? {}))],
  ])("is spoiled by %s", async (fault, holds) => {
    const { url } = await start();
    const { output } = await through(url, many(2, `practice?faults=${fault}`), "completed");
    expect(holds(output.lines)).toBe(true);
  });

  it("is spoiled by lines that are no JSON, and by a line of 50 MB", async () => {
    const { url } = await start();
    expect((await through(url, many(3, "practice?faults=garbled"), "completed")).output).toEqual({
      lines: [],
      broken: 3,
    });
    const file = await upload(url, many(1, "practice?faults=huge"));
    const batch = await batchIn(url, (await createBatch(url, file.json.id)).json.id, "completed");
    const { json } = await api(url, "GET", `/files/${batch.output_file_id}`);
    expect(json.bytes).toBeGreaterThan(50 * 1024 * 1024);
  });

  it("expires in the middle where it is set to: the lines left over have an error each", async () => {
    const { url } = await start({ batchExpires: 0.5 });
    const { batch, output, error } = await through(url, many(10), "expired");
    expect([output.lines.length, error.lines.length]).toEqual([5, 5]);
    expect(error.lines[0]).toMatchObject({ response: null, error: { code: "batch_expired" } });
    expect(batch.request_counts).toEqual({ total: 10, completed: 5, failed: 0 });
  });

  it("is cancelled in the middle with what is done, and not once it is over", async () => {
    const { url } = await start({ batchMs: 60_000 });
    const file = await upload(url, many(4));
    const { json } = await createBatch(url, file.json.id);
    const cancelled = await api(url, "POST", `/batches/${json.id}/cancel`);
    expect(cancelled.json.status).toBe("cancelling");
    const batch = await batchIn(url, json.id, "cancelled");
    const { lines } = await fileLines(url, batch.error_file_id);
    expect(lines.map((line) => line.error.code)).toEqual(Array(4).fill("batch_cancelled"));
    expect((await api(url, "POST", `/batches/${json.id}/cancel`)).status).toBe(409);
  });

  it.each([
    ["no JSON", ["{", inputLine(1)], "invalid_json_line", 1],
    ["a custom_id twice", [inputLine(1), inputLine(1)], "duplicate_custom_id", 2],
    ["two models", [inputLine(1), inputLine(2, "practice-plain")], "mismatched_model", 2],
    ["another URL", [{ ...inputLine(1), url: "/v1/embeddings" }], "invalid_request", 1],
    ["nothing", [], "empty_file", null],
  ])("of a file with %s fails, and says which line is wrong", async (_, lines, code, line) => {
    const { url } = await start();
    const { batch } = await through(url, lines, "failed");
    expect(batch.errors?.data[0]).toMatchObject({ code, line });
  });

  it("is listed newest first, page by page", async () => {
    const { url } = await start();
    const file = await upload(url, many(1));
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) ids.push((await createBatch(url, file.json.id)).json.id);
    const first = await api(url, "GET", "/batches?limit=2");
    expect(first.json).toMatchObject({ object: "list", has_more: true, last_id: ids[1] });
    const rest = await api(url, "GET", `/batches?limit=2&after=${ids[1]}`);
    expect(rest.json.data.map((batch: { id: string }) => batch.id)).toEqual([ids[0]]);
    expect(rest.json.has_more).toBe(false);
  });

  it("that a provider would refuse is refused here", async () => {
    const { url } = await start();
    const { json } = await upload(url, many(1));
    expect((await createBatch(url, "file-none")).status).toBe(404);
    expect((await createBatch(url, json.id, { endpoint: "/v1/embeddings" })).json.error.param).toBe("endpoint");
    expect((await createBatch(url, json.id, { completion_window: "1h" })).json.error.param).toBe("completion_window");
    expect((await createBatch(url, json.id, { metadata: { a: 1 } })).json.error.param).toBe("metadata");
    expect((await upload(url, many(1), "fine-tune")).json.error.param).toBe("purpose");
    expect((await api(url, "GET", "/batches/none")).status).toBe(404);
  });

  it("survives a restart in the middle where a folder is given, and is counted from the provider's side", async () => {
    const directory = await mkdtemp(join(tmpdir(), "practice-test-"));
    closing.push(() => rm(directory, { recursive: true }));
    const before = await startPracticeModel({ batchMs: 60_000, directory });
    const file = await upload(before.url, many(5));
    const { json } = await createBatch(before.url, file.json.id, { metadata: { seedbed_batch: "b-2" } });
    await before.close();
    const after = await start({ directory });
    const batch = await batchIn(after.url, json.id, "completed");
    expect(batch).toMatchObject({ metadata: { seedbed_batch: "b-2" }, request_counts: { completed: 5 } });
    expect((await fileLines(after.url, batch.output_file_id)).lines).toHaveLength(5);
    const stats = await (await fetch(`${after.controlUrl}/stats`)).json();
    expect(stats.batches).toMatchObject({ files: 0, batches: 0, lines: 5 });
  });
});

describe("a file", () => {
  it("comes back as it was handed in, until it is deleted", async () => {
    const { url } = await start();
    const texts = ['{"a": "--boundary\\r\\n"}', "ünï\r\n--x", ""];
    const { json } = await upload(url, texts);
    const content = await (await fetch(`${url}/files/${json.id}/content`)).text();
    expect(content).toBe(texts.join("\n"));
    expect(json.bytes).toBe(Buffer.byteLength(content));
    expect((await api(url, "DELETE", `/files/${json.id}`)).json).toEqual({
      id: json.id,
      object: "file",
      deleted: true,
    });
    expect((await api(url, "GET", `/files/${json.id}`)).status).toBe(404);
  });

  it("that is no form, or a broken one, is refused", async () => {
    const { url } = await start();
    const send = (type: string, body: string) =>
      fetch(`${url}/files`, { method: "POST", headers: { "content-type": type }, body });
    expect((await send("application/json", "{}")).status).toBe(400);
    expect((await send("multipart/form-data; boundary=x", "--x\r\n\r\nnever ends")).status).toBe(400);
    expect((await send("multipart/form-data; boundary=x", "nothing")).status).toBe(400);
  });
});
