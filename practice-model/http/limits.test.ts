import { afterEach, describe, expect, it, vi } from "vitest";
import { type PracticeSettings, type RunningPracticeModel, startPracticeModel } from "../start-practice-model.ts";
import { chat, taskRequest } from "../testing/prompts.ts";
import { duration } from "./limiter.ts";

vi.setConfig({ testTimeout: 30_000 });

const open: RunningPracticeModel[] = [];
afterEach(async () => {
  for (const practice of open.splice(0)) await practice.close();
});

async function start(settings: PracticeSettings = {}) {
  const practice = await startPracticeModel(settings);
  open.push(practice);
  return practice;
}

const ask = (url: string, model = "practice", seed = 1) => chat(url, { ...taskRequest(), model, seed });

describe("a limit", () => {
  it("of requests at once refuses those above it with 429, and takes them when there is room again", async () => {
    const { url } = await start();
    const model = "practice?at-once=2&latency=1000";
    const together = await Promise.all([1, 2, 3, 4, 5].map((seed) => ask(url, model, seed)));
    expect(together.map((answer) => answer.status).sort()).toEqual([200, 200, 429, 429, 429]);
    const refused = together.find((answer) => answer.status === 429);
    expect(refused?.json?.error).toMatchObject({ type: "requests", code: "rate_limit_exceeded" });
    expect(refused?.headers.get("retry-after")).toBe("1");
    expect((await ask(url, model, 6)).status).toBe(200);
  });

  it("of requests a window tells what is left, refuses what is over, and is right about when there is room", async () => {
    const { url } = await start({ rpm: 2, window: 2_000 });
    const first = await ask(url);
    expect(first.headers.get("x-ratelimit-limit-requests")).toBe("2");
    expect(first.headers.get("x-ratelimit-remaining-requests")).toBe("1");
    expect(first.headers.get("x-ratelimit-reset-requests")).toBe("2s");
    expect(first.headers.get("x-ratelimit-limit-tokens")).toBeNull();
    await ask(url, "practice", 2);
    const over = await ask(url, "practice", 3);
    expect(over.status).toBe(429);
    expect(over.headers.get("x-ratelimit-remaining-requests")).toBe("0");
    const waitMs = Number(over.headers.get("retry-after-ms"));
    expect(waitMs).toBeLessThanOrEqual(2_000);
    await expect.poll(async () => (await ask(url, "practice", 3)).status, { timeout: waitMs + 2_000 }).toBe(200);
  });

  it("of tokens counts prompt and answer, and belongs to one model", async () => {
    const { url } = await start({ tpm: 3_000 });
    const first = await ask(url);
    const left = Number(first.headers.get("x-ratelimit-remaining-tokens"));
    expect(left).toBe(3_000 - (first.json?.usage?.total_tokens ?? 0));
    expect(first.headers.get("x-ratelimit-reset-tokens")).toBe("1m0s");
    let refused = await ask(url);
    for (let seed = 2; refused.status === 200; seed++) refused = await ask(url, "practice", seed);
    expect(refused.json?.error).toMatchObject({ type: "tokens", code: "rate_limit_exceeded" });
    expect((await chat(url, { ...taskRequest(), model: "practice-plain", response_format: undefined })).status).toBe(
      200,
    );
  });

  it("that is no number from 1 is refused with its reason", async () => {
    const { url } = await start();
    for (const setting of ["at-once=0", "rpm=many", "tpm=-1", "window=0"])
      expect((await ask(url, `practice?${setting}`)).json?.error).toMatchObject({ code: "invalid_practice_setting" });
    await expect(startPracticeModel({ rpm: 0 })).rejects.toThrow(/rpm is "0"/);
  });
});

it("durations are written as OpenAI writes them", () => {
  expect([0, 20, 1_000, 1_500, 61_000, 360_000, 3_600_000].map(duration)).toEqual([
    "0s",
    "20ms",
    "1s",
    "1.5s",
    "1m1s",
    "6m0s",
    "1h0m0s",
  ]);
});

describe("an outage", () => {
  const turn = (practice: RunningPracticeModel, body: unknown) =>
    fetch(`${practice.controlUrl}/outage`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });

  it("is switched on and off while the server runs, for all models or for one", async () => {
    const practice = await start();
    expect(await (await turn(practice, { on: true })).json()).toEqual({ out: [""] });
    expect((await ask(practice.url)).status).toBe(503);
    expect((await fetch(`${practice.url}/models`)).status).toBe(503);
    await turn(practice, { on: false });
    expect((await ask(practice.url)).status).toBe(200);
    await turn(practice, { on: true, model: "practice" });
    expect((await ask(practice.url, "practice?latency=1")).status).toBe(503);
    expect((await ask(practice.url, "practice-legacy")).status).toBe(400);
    expect((await turn(practice, { on: "yes" })).status).toBe(400);
  });

  it("cannot be switched by a page of another site, which may send no JSON", async () => {
    const practice = await start();
    const plain = await fetch(`${practice.controlUrl}/outage`, { method: "POST", body: '{"on":true}' });
    expect(plain.status).toBe(400);
    expect((await ask(practice.url)).status).toBe(200);
  });
});

describe("the counts", () => {
  const stats = async (practice: RunningPracticeModel) => (await fetch(`${practice.controlUrl}/stats`)).json();

  it("hold requests, statuses, tokens, the most at once and bodies that came twice, by model too", async () => {
    const practice = await start({ latency: 500 });
    const answers = await Promise.all([1, 2, 3].map((seed) => ask(practice.url, "practice", seed)));
    await ask(practice.url, "practice", 1);
    await ask(practice.url, "practice?faults=500");
    const said = [...answers, await ask(practice.url, "practice", 9)];
    const counts = await stats(practice);
    expect(counts).toMatchObject({
      requests: 6,
      answered: 5,
      statuses: { 200: 5, 500: 1 },
      mostAtOnce: 3,
      models: { practice: { requests: 5, answered: 5 }, "practice?faults=500": { requests: 1, answered: 0 } },
      repeated: { bodies: 1, requests: 1, most: [{ times: 2 }] },
    });
    const one = said[0]?.json?.usage?.prompt_tokens ?? 0;
    expect(counts.models.practice.promptTokens).toBe(5 * one);
    await fetch(`${practice.controlUrl}/stats`, { method: "DELETE" });
    expect(await stats(practice)).toMatchObject({ requests: 0, models: {}, repeated: { bodies: 0 } });
  });

  it("hold the true tokens where an answer lies about them, and requests that broke off", async () => {
    const practice = await start();
    const honest = (await ask(practice.url)).json?.usage;
    await ask(practice.url, "practice?faults=usage-low");
    await ask(practice.url, "practice?faults=reset").catch(() => {});
    const counts = await stats(practice);
    expect(counts.completionTokens).toBe(3 * (honest?.completion_tokens ?? 0));
    expect(counts.statuses).toEqual({ 200: 2, broken: 1 });
  });
});

it("an opening that came before is told as cached, in part of the prompt", async () => {
  const { url } = await start();
  const cached = async (system: string) => {
    const request = taskRequest();
    const [, user] = request.messages as unknown[];
    const { json } = await chat(url, { ...request, messages: [{ role: "system", content: system }, user] });
    return json?.usage;
  };
  expect(await cached("You write tasks.")).toMatchObject({ prompt_tokens_details: { cached_tokens: 0 } });
  const again = await cached("You write tasks.");
  expect(again).toMatchObject({ prompt_tokens_details: { cached_tokens: 4 } });
  expect(again?.prompt_tokens).toBeGreaterThan(4);
  expect(await cached("You write others.")).toMatchObject({ prompt_tokens_details: { cached_tokens: 0 } });
});
