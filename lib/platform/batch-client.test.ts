import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type RunningPracticeModel, startPracticeModel } from "#practice-model/start-practice-model.ts";
import {
  cancelBatch,
  createBatch,
  endedStates,
  findBatch,
  offersBatches,
  retrieveBatch,
  uploadBatchFile,
} from "./batch-client.ts";
import { answerOf, type ResultLine, readResults } from "./batch-results.ts";
import type { ChatRequest } from "./model-client.ts";
import type { ModelFailure } from "./model-failure.ts";

vi.setConfig({ testTimeout: 30_000 });

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function practice(settings: Parameters<typeof startPracticeModel>[0] = {}): Promise<RunningPracticeModel> {
  const model = await startPracticeModel({ batchMs: 0, ...settings });
  closing.push(model.close);
  return model;
}

/** A provider that answers everything so. */
async function provider(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

const at = (baseUrl: string, apiKey: string | null = null) => ({ baseUrl, apiKey });
const request: ChatRequest = { model: "practice", messages: [{ role: "user", content: "Write 1 new task." }] };
const failure = (promise: Promise<unknown>): Promise<ModelFailure> =>
  promise.then(
    () => expect.fail("it did not fail"),
    (error) => error,
  );

async function* lines(count: number, model = "practice"): AsyncGenerator<string> {
  for (let i = 0; i < count; i++) {
    const body = { ...request, model, seed: i };
    yield `${JSON.stringify({ custom_id: `c${i}`, method: "POST", url: "/v1/chat/completions", body })}\n`;
  }
}

/** Takes lines through a practice model and gives back what its files hold. */
async function results(baseUrl: string, count: number, model?: string): Promise<ResultLine[]> {
  const fileId = await uploadBatchFile(at(baseUrl), "input.jsonl", lines(count, model));
  const { id } = await createBatch(at(baseUrl), fileId, "tag");
  await expect
    .poll(async () => endedStates.includes((await retrieveBatch(at(baseUrl), id)).state), { timeout: 20_000 })
    .toBe(true);
  const { outputFileId, errorFileId } = await retrieveBatch(at(baseUrl), id);
  const found: ResultLine[] = [];
  for (const file of [outputFileId, errorFileId])
    if (file) for await (const line of readResults(at(baseUrl), file)) found.push(line);
  return found;
}

describe("a batch", () => {
  it("goes to the provider as a file and comes back line by line", async () => {
    const { url } = await practice();
    const found = await results(url, 7);
    expect(found.map((line) => line.id).sort()).toEqual(["c0", "c1", "c2", "c3", "c4", "c5", "c6"]);
    const answer = answerOf(found[0] as ResultLine, request, at(url));
    expect(answer).toMatchObject({ finishReason: "stop", model: "practice", promptTokens: expect.any(Number) });
    expect(answer.content.length).toBeGreaterThan(10);
  });

  it("is found by its tag among others, on whichever page of the list, and only there", async () => {
    const { url } = await practice();
    const fileId = await uploadBatchFile(at(url), "input.jsonl", lines(1));
    const wanted = await createBatch(at(url), fileId, "wanted");
    for (let i = 0; i < 105; i++) await createBatch(at(url), fileId, `other ${i}`);
    expect((await findBatch(at(url), "wanted", 0))?.id).toBe(wanted.id);
    expect(await findBatch(at(url), "missing", 0)).toBeNull();
    // The search does not go on through what is older than it can be.
    expect(await findBatch(at(url), "wanted", Date.now() + 60_000)).toBeNull();
  });

  it("is cancelled at the provider", async () => {
    const { url } = await practice({ batchMs: 60_000 });
    const fileId = await uploadBatchFile(at(url), "input.jsonl", lines(1));
    const { id } = await createBatch(at(url), fileId, "tag");
    expect((await cancelBatch(at(url), id)).state).toBe("cancelling");
  });

  it("that fails as a whole says why, with the line", async () => {
    const { url } = await practice();
    const twice = async function* () {
      for await (const line of lines(1)) yield line + line;
    };
    const fileId = await uploadBatchFile(at(url), "input.jsonl", twice());
    const { id } = await createBatch(at(url), fileId, "tag");
    await expect.poll(async () => (await retrieveBatch(at(url), id)).state).toBe("failed");
    expect((await retrieveBatch(at(url), id)).words).toBe(
      'line 2: duplicate_custom_id: The custom_id "c0" comes twice.',
    );
  });
});

describe("a line of results", () => {
  it.each([
    ["429", { kind: "rate-limited", circumstances: { status: 429, mayHaveRun: false } }],
    ["500", { kind: "provider-error", circumstances: { status: 500, mayHaveRun: true } }],
    ["401", { kind: "key-refused", circumstances: { status: 401, mayHaveRun: false } }],
    ["timeout", { kind: "timed-out", circumstances: { status: null, mayHaveRun: true } }],
    ["html", { kind: "unusable" }],
    ["error200", { kind: "unusable" }],
    ["no-choices", { kind: "unusable" }],
  ])("that came to %s fails as a live call does", async (fault, expected) => {
    const { url } = await practice();
    const [line] = await results(url, 1, `practice?faults=${fault}`);
    const failed = await failure((async () => answerOf(line as ResultLine, request, at(url)))());
    expect(failed).toMatchObject(expected);
  });

  it("that was never worked on cannot have cost anything", async () => {
    const { url } = await practice({ batchExpires: 0 });
    const [line] = await results(url, 1);
    const failed = await failure((async () => answerOf(line as ResultLine, request, at(url)))());
    expect(failed).toMatchObject({ kind: "provider-error", circumstances: { mayHaveRun: false } });
  });

  it("of 50 MB is passed over but for whose it is, and the lines around it come", async () => {
    const { url } = await practice();
    const before = process.memoryUsage().rss;
    const found = await results(url, 2, "practice?faults=huge");
    expect(found.map((line) => [line.id, line.tooLong]).sort()).toEqual([
      ["c0", true],
      ["c1", true],
    ]);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
    const failed = await failure((async () => answerOf(found[0] as ResultLine, request, at(url)))());
    expect(failed.kind).toBe("too-long");
  });

  it("that cannot be read belongs to nobody", async () => {
    const { url } = await practice();
    expect((await results(url, 2, "practice?faults=garbled")).map((line) => line.id)).toEqual([null, null]);
  });

  it("holds no key, whoever repeats it", async () => {
    const line: ResultLine = {
      id: "c0",
      response: { status: 401, body: { error: { message: "no such key: sk-secret-1" } } },
      error: null,
      tooLong: false,
      bytes: 1,
    };
    const failed = await failure((async () => answerOf(line, request, at("", "sk-secret-1")))());
    expect(failed.message).toBe("no such key: [key]");
    expect(failed.circumstances.body).not.toContain("sk-secret-1");
  });
});

describe("a provider", () => {
  it("takes batches where it lists them, and not where it refuses or answers something else", async () => {
    expect(await offersBatches(at((await practice()).url), 5_000)).toBe(true);
    expect(await offersBatches(at((await practice({ key: "sk-right" })).url, "sk-right"), 5_000)).toBe(true);
    const missing = await provider((_request, response) => response.writeHead(404).end('{"error":{"message":"no"}}'));
    expect(await offersBatches(at(missing), 5_000)).toBe(false);
    const page = await provider((_request, response) => response.setHeader("content-type", "text/html").end("<html>"));
    expect(await offersBatches(at(page), 5_000)).toBe(false);
    const broken = await provider((_request, response) => response.writeHead(503).end("{}"));
    expect(await offersBatches(at(broken), 5_000)).toBeNull();
  });

  it("is not followed to another address, asked once only, and its words never repeat the key", async () => {
    let asked = 0;
    const away = await provider((_request, response) => {
      asked++;
      response.writeHead(302, { location: "http://127.0.0.1:9/inside" }).end();
    });
    const failed = await failure(retrieveBatch(at(away), "batch_1"));
    expect(failed).toMatchObject({ kind: "refused", circumstances: { status: 302 } });
    expect(asked).toBe(1);
    const echo = await provider((incoming, response) => {
      asked++;
      response.writeHead(500).end(JSON.stringify({ error: { message: `bad: ${incoming.headers.authorization}` } }));
    });
    const told = await failure(createBatch(at(echo, "sk-secret-2"), "file-1", "tag"));
    expect(told.message).toContain("bad: Bearer [key]");
    expect(asked).toBe(2);
  });

  it("that answers a creation with something else is unusable, not a batch", async () => {
    const url = await provider((_request, response) =>
      response.setHeader("content-type", "application/json").end("[]"),
    );
    expect((await failure(createBatch(at(url), "file-1", "tag"))).kind).toBe("unusable");
    expect((await failure(findBatch(at(url), "tag", 0))).kind).toBe("unusable");
  });
});
