import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type RunningPracticeModel, startPracticeModel } from "#practice-model/start-practice-model.ts";
import { chat, taskRequest, tasksIn } from "#practice-model/testing/prompts.ts";

vi.setConfig({ testTimeout: 30_000 });

let practice: RunningPracticeModel;
beforeAll(async () => {
  practice = await startPracticeModel();
});
afterAll(() => practice.close());

const withFaults = (faults: string) => chat(practice.url, { ...taskRequest(), model: `practice?faults=${faults}` });

describe("a fault", () => {
  it("of status comes with OpenAI's body, and 429 with Retry-After where it is set", async () => {
    const limited = await withFaults("429,retry-after:2");
    expect(limited).toMatchObject({ status: 429, json: { error: { type: "requests", code: "rate_limit_exceeded" } } });
    expect(limited.headers.get("retry-after")).toBe("2");
    for (const status of [400, 401, 403, 404, 408, 500, 502, 503, 599]) {
      const answer = await withFaults(String(status));
      expect(answer.status).toBe(status);
      expect(answer.json?.error?.message).toBeTruthy();
      expect(answer.headers.get("retry-after")).toBeNull();
    }
  });

  it.each([
    ["html", (raw: string) => raw.startsWith("<!doctype html>")],
    ["error200", (raw: string) => "error" in JSON.parse(raw)],
    ["garbled", (raw: string) => raw.startsWith('{"id"') && !raw.endsWith("}")],
    ["invalid-utf8", (raw: string) => raw.includes("\uFFFD")],
    ["no-choices", (raw: string) => JSON.parse(raw).choices.length === 0],
    ["no-usage", (raw: string) => !("usage" in JSON.parse(raw))],
  ])("%s spoils the body of an answer with status 200", async (fault, holds) => {
    const { status, raw } = await withFaults(fault);
    expect(status).toBe(200);
    expect(holds(raw)).toBe(true);
  });

  it.each([
    ["cut", "length", false],
    ["filter", "content_filter", false],
    ["malformed", "stop", false],
    ["fenced", "stop", false],
    ["empty", "stop", false],
    ["refusal", "stop", false],
  ])("%s spoils the content", async (fault, finish) => {
    const { json } = await withFaults(fault);
    const choice = json?.choices[0];
    expect(choice?.finish_reason).toBe(finish);
    expect(() => tasksIn(json).map((task) => task.instruction)).toThrow();
    if (fault === "refusal") expect(choice?.message).toMatchObject({ content: null, refusal: expect.any(String) });
  });

  it("huge is an answer of 50 MB, sent no faster than it is read", async () => {
    const response = await fetch(`${practice.url}/chat/completions`, {
      method: "POST",
      body: JSON.stringify({ ...taskRequest(), model: "practice?faults=huge" }),
    });
    expect(response.headers.get("content-length")).toBeNull();
    let bytes = 0;
    for await (const piece of response.body as ReadableStream<Uint8Array>) bytes += piece.length;
    expect(bytes).toBeGreaterThan(50 * 1024 * 1024);
    expect(bytes).toBeLessThan(51 * 1024 * 1024);
  });

  it("huge ends where whoever reads has had enough, and the server goes on", async () => {
    const response = await fetch(`${practice.url}/chat/completions`, {
      method: "POST",
      body: JSON.stringify({ ...taskRequest(), model: "practice?faults=huge" }),
    });
    await response.body?.cancel();
    expect((await chat(practice.url, taskRequest())).status).toBe(200);
  });

  it("of usage lies about the tokens of a good answer", async () => {
    const usage = async (fault: string) => (await withFaults(fault)).json;
    const honest = (await chat(practice.url, taskRequest())).json?.usage?.total_tokens ?? 0;
    expect((await usage("usage-low"))?.usage).toMatchObject({ prompt_tokens: 0, completion_tokens: 0 });
    expect((await usage("usage-high"))?.usage?.total_tokens).toBe(1000 * honest);
    const odd = (await usage("usage-odd"))?.usage?.total_tokens;
    expect(Number.isInteger(odd) && (odd as number) >= 0).toBe(false);
    expect(tasksIn(await usage("usage-odd"))).toHaveLength(5);
  });

  it.each(["reset", "drop"])("%s breaks the connection", async (fault) => {
    await expect(withFaults(fault)).rejects.toThrow();
  });

  it.each(["timeout", "hang"])("%s never ends by itself", async (fault) => {
    const signal = AbortSignal.timeout(150);
    const body = JSON.stringify({ ...taskRequest(), model: `practice?faults=${fault}` });
    const request = fetch(`${practice.url}/chat/completions`, { method: "POST", body, signal }).then((response) =>
      response.text(),
    );
    await expect(request).rejects.toThrow(/aborted due to timeout/);
  });

  it("slow still ends with the whole answer", async () => {
    expect(tasksIn((await withFaults("slow")).json)).toHaveLength(5);
  });

  it("is drawn anew for a repeated request, and the same again by a server begun anew", async () => {
    const statuses = async () => {
      const fresh = await startPracticeModel({ faults: "500:0.5" });
      const seen: number[] = [];
      for (let i = 0; i < 20; i++) seen.push((await chat(fresh.url, taskRequest())).status);
      await fresh.close();
      return seen;
    };
    const first = await statuses();
    expect(new Set(first)).toEqual(new Set([200, 500]));
    expect(await statuses()).toEqual(first);
  });

  it("befalls about as many requests as its probability says", async () => {
    const answers = await Promise.all(
      Array.from({ length: 300 }, (_, seed) =>
        chat(practice.url, { ...taskRequest(), seed }, { "x-practice-faults": "503:0.3" }),
      ),
    );
    const failed = answers.filter((answer) => answer.status === 503).length;
    expect(failed).toBeGreaterThan(60);
    expect(failed).toBeLessThan(120);
  });
});

describe("latency", () => {
  it("is waited before an answer, by header or by name", async () => {
    const start = performance.now();
    await chat(practice.url, taskRequest(), { "x-practice-latency-ms": "120" });
    const between = performance.now();
    await chat(practice.url, { ...taskRequest(), model: "practice?latency=120-130" });
    expect(between - start).toBeGreaterThanOrEqual(119);
    expect(performance.now() - between).toBeGreaterThanOrEqual(119);
  });
});

it("a setting that cannot be read is refused with its reason", async () => {
  for (const model of [
    "practice?faults=teapot:0.1",
    "practice?faults=500:1.5",
    "practice?faults=429:0.6,500:0.6",
    "practice?latency=soon",
    "practice?speed=9",
    "practice?seed=1&seed=2",
  ]) {
    const answer = await chat(practice.url, { ...taskRequest(), model });
    expect(answer).toMatchObject({
      status: 400,
      json: { error: { param: "model", code: "invalid_practice_setting" } },
    });
    expect(answer.json?.error?.message).toMatch(/^Practice setting refused: .+\.$/);
  }
  expect((await chat(practice.url, taskRequest(), { "x-practice-faults": "x" })).status).toBe(400);
  await expect(startPracticeModel({ faults: "x" })).rejects.toThrow(/not a known fault/);
});
