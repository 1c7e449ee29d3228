import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type RunningPracticeModel, startPracticeModel } from "#practice-model/start-practice-model.ts";
import { chat, taskRequest, tasksIn, textObject } from "#practice-model/testing/prompts.ts";

vi.setConfig({ testTimeout: 30_000 });

let practice: RunningPracticeModel;
beforeAll(async () => {
  practice = await startPracticeModel();
});
afterAll(() => practice.close());

const ask = (change: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
  chat(practice.url, { ...taskRequest(), ...change }, headers);

describe("the models", () => {
  it("are listed, one by one too, and an unknown one is not found", async () => {
    const list = (await (await fetch(`${practice.url}/models`)).json()) as { data: { id: string }[] };
    expect(list.data.map((model) => model.id)).toEqual([
      "practice",
      "practice-plain",
      "practice-legacy",
      "practice-reasoning",
      "practice-locked",
    ]);
    expect(await (await fetch(`${practice.url}/models/practice-plain`)).json()).toMatchObject({ id: "practice-plain" });
    expect(await ask({ model: "gpt-4" })).toMatchObject({ status: 404, json: { error: { code: "model_not_found" } } });
    expect((await fetch(`${practice.url}/models/gpt-4`)).status).toBe(404);
    expect((await fetch(`${practice.url}/elsewhere`)).status).toBe(404);
  });

  it.each([
    ["practice-plain", {}, "response_format", "unsupported_parameter"],
    ["practice-plain", { response_format: { type: "json_object" } }, "response_format", "unsupported_parameter"],
    ["practice-legacy", {}, "response_format", "unsupported_parameter"],
    [
      "practice-legacy",
      { response_format: undefined, max_completion_tokens: 9 },
      "max_completion_tokens",
      "unknown_parameter",
    ],
    ["practice-reasoning", { max_tokens: 9 }, "max_tokens", "unsupported_parameter"],
    ["practice-reasoning", { temperature: 0.7 }, "temperature", "unsupported_value"],
  ])("%s refuses %j", async (model, change, param, code) => {
    const { status, json } = await ask({ model, ...change });
    expect(status).toBe(400);
    expect(json?.error).toMatchObject({ type: "invalid_request_error", param, code });
  });

  it("answer what they do not refuse", async () => {
    const blocks = await ask({ model: "practice-plain", response_format: undefined, max_tokens: 5000 });
    expect(blocks.json?.choices[0]?.message.content).toMatch(/^1\. Instruction: /);
    const reasoned = await ask({ model: "practice-reasoning", temperature: 1, max_completion_tokens: 5000 });
    expect(tasksIn(reasoned.json)).toHaveLength(5);
    const starved = await ask({ model: "practice-reasoning", max_completion_tokens: 40 });
    expect(starved.json?.choices[0]).toMatchObject({ finish_reason: "length", message: { content: "" } });
  });

  it("are closed to wrong keys where a key is set, and practice-locked to all", async () => {
    expect(await ask({ model: "practice-locked" })).toMatchObject({
      status: 401,
      json: { error: { code: "invalid_api_key" } },
    });
    const locked = await startPracticeModel({ key: "sk-right" });
    const status = async (headers: Record<string, string>) => (await chat(locked.url, taskRequest(), headers)).status;
    expect(await status({})).toBe(401);
    expect(await status({ authorization: "Bearer sk-wrong" })).toBe(401);
    expect(await status({ authorization: "Bearer sk-right" })).toBe(200);
    expect((await fetch(`${locked.url}/models`)).status).toBe(401);
    await locked.close();
  });
});

describe("a request that OpenAI would refuse", () => {
  const loose = { ...textObject("a"), additionalProperties: undefined };
  const partial = { ...textObject("a", "b"), required: ["a"] };
  const format = (schema: object) => ({ type: "json_schema", json_schema: { name: "n", strict: true, schema } });
  it.each([
    ["a body that is no JSON", "{", null],
    ["no model", { model: undefined }, "model"],
    ["no messages", { messages: undefined }, "messages"],
    ["empty messages", { messages: [] }, "messages"],
    ["a message without content", { messages: [{ role: "user" }] }, "messages[0].content"],
    ["a temperature above 2", { temperature: 2.1 }, "temperature"],
    ["streaming", { stream: true }, "stream"],
    [
      "a JSON object without the word json",
      { response_format: { type: "json_object" }, messages: [{ role: "user", content: "Write tasks." }] },
      "messages",
    ],
    ["a strict schema that allows more properties", { response_format: format(loose) }, "response_format"],
    ["a strict schema with an optional property", { response_format: format(partial) }, "response_format"],
  ])("is refused here: %s", async (_, change, param) => {
    const { status, json } = typeof change === "string" ? await chat(practice.url, change) : await ask(change);
    expect(status).toBe(400);
    expect(json?.error).toMatchObject({ type: "invalid_request_error", param });
  });
});
