import { expect, test } from "vitest";
import type { RefusableParameter } from "#lib/platform/model-failure.ts";
import { buildRequest, refusedBy, type Wanted } from "./build-request.ts";
import { answerPrompt } from "./prompts/answer-prompt.ts";
import { builtInTemplates } from "./prompts/built-in-templates.ts";
import { classifyPrompt } from "./prompts/classify-prompt.ts";

const wanted: Wanted = {
  model: "some-model",
  temperature: 0.7,
  maxOutputTokens: 500,
  prompt: classifyPrompt(
    builtInTemplates.classify,
    { instruction: "Name the drug.", input: "", output: "Metformin" },
    [],
  ),
};
const build = (...refused: RefusableParameter[]) => buildRequest(wanted, new Set(refused), true);

test("an endpoint that refuses nothing gets the schema, the limit and the temperature", () => {
  const request = build();
  expect(request).toMatchObject({ model: "some-model", temperature: 0.7, max_tokens: 500 });
  expect(request.response_format?.json_schema).toEqual(wanted.prompt.schema);
});

test("a prompt whose answer is plain text asks for no schema", () => {
  const prompt = answerPrompt(builtInTemplates.answer, { instruction: "Name the drug.", input: "" });
  expect(buildRequest({ ...wanted, prompt }, new Set(), true)).not.toHaveProperty("response_format");
});

test("the newer name of the limit is used where the older is refused, and none where both are", () => {
  expect(build("max_tokens")).toMatchObject({ max_completion_tokens: 500 });
  expect(build("max_tokens")).not.toHaveProperty("max_tokens");
  expect(build("max_tokens", "max_completion_tokens")).not.toHaveProperty("max_completion_tokens");
});

test("a refused schema or temperature is left out, and the words stay the same", () => {
  const request = build("response_format", "temperature");
  expect(request).not.toHaveProperty("response_format");
  expect(request).not.toHaveProperty("temperature");
  expect(request.messages).toEqual(wanted.prompt.messages);
});

test("what an endpoint refuses is remembered by model", () => {
  const refusals = { "some-model": ["temperature"] };
  expect([...refusedBy(refusals, "some-model")]).toEqual(["temperature"]);
  expect([...refusedBy(refusals, "another")]).toEqual([]);
  expect([...refusedBy(null, "another")]).toEqual([]);
});
