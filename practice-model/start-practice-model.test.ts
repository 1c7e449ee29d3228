import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { randomFor } from "./grammar/random.ts";
import { type RunningPracticeModel, startPracticeModel } from "./start-practice-model.ts";
import {
  chat,
  classifyRequest,
  starterSeeds,
  taskRequest,
  tasksFormat,
  tasksIn,
  textObject,
} from "./testing/prompts.ts";

vi.setConfig({ testTimeout: 30_000 });

let practice: RunningPracticeModel;
beforeAll(async () => {
  practice = await startPracticeModel();
});
afterAll(() => practice.close());

const ask = (change: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
  chat(practice.url, { ...taskRequest(), ...change }, headers);

describe("an answer", () => {
  it("has OpenAI's shape, echoes the model's name, and adds up its tokens", async () => {
    const { status, json } = await ask({ model: "practice?seed=4" });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      object: "chat.completion",
      model: "practice?seed=4",
      system_fingerprint: "fp_practice_4",
    });
    expect(json?.choices[0]).toMatchObject({ index: 0, finish_reason: "stop", message: { role: "assistant" } });
    expect(json?.usage?.total_tokens).toBe((json?.usage?.prompt_tokens ?? 0) + (json?.usage?.completion_tokens ?? 0));
  });

  it("is the same for the same request and another for another seed, prompt or sampling seed", async () => {
    const content = async (change: Record<string, unknown>) => (await ask(change)).json?.choices[0]?.message.content;
    const first = await content({});
    expect(await content({})).toBe(first);
    expect(await content({ max_tokens: 4000 })).toBe(first);
    expect(await content({ model: "practice?latency=1" })).toBe(first);
    for (const change of [
      { model: "practice?seed=2" },
      { seed: 3 },
      { messages: taskRequest(randomFor("other")).messages },
    ])
      expect(await content(change)).not.toBe(first);
  });

  it("holds as many tasks as the prompt asks for, under the key of the schema", async () => {
    for (const count of [1, 7, 20]) {
      const request = { ...taskRequest(randomFor("count"), count), response_format: tasksFormat("items") };
      expect(tasksIn((await chat(practice.url, request)).json, "items")).toHaveLength(count);
    }
  });

  it("follows the seeds shown: more than half of its tasks are of a seed's category, for each category", async () => {
    for (const category of ["QA", "IE", "GEN", "OTHER"]) {
      const seeds = starterSeeds.filter((seed) => seed.category === category).slice(0, 3);
      const messages = [
        { role: "user", content: `${seeds.map((seed) => JSON.stringify(seed)).join("\n")}\nWrite 100 new tasks.` },
      ];
      const tasks = tasksIn((await ask({ messages })).json);
      expect(tasks.filter((task) => task.category === category).length).toBeGreaterThan(50);
    }
  });

  it("is a list of numbered blocks where no format is asked for, and JSON where the words ask for JSON", async () => {
    const blocks = (await ask({ response_format: undefined })).json?.choices[0]?.message.content ?? "";
    expect(blocks.split("\n###\n")).toHaveLength(5);
    expect(blocks).toMatch(/^1\. Instruction: .+\n1\. Input: .+/);
    expect(blocks).toMatch(/\n5\. Category: .*\n5\. Kind: .+\n5\. Reason: .+$/);
    const messages = [{ role: "user", content: "Write 2 new tasks. Answer with one JSON object." }];
    expect(tasksIn((await ask({ messages, response_format: undefined })).json)).toHaveLength(2);
    expect(tasksIn((await ask({ messages, response_format: { type: "json_object" } })).json)).toHaveLength(2);
  });

  it("is cut off by max_tokens and max_completion_tokens, with finish_reason length", async () => {
    const whole = (await ask()).json?.choices[0]?.message.content ?? "";
    for (const limit of [{ max_tokens: 50 }, { max_completion_tokens: 50 }]) {
      const choice = (await ask(limit)).json?.choices[0];
      expect(choice?.finish_reason).toBe("length");
      expect(choice?.message.content).toBe(whole.slice(0, 200));
    }
  });

  it("comes as often as n says", async () => {
    const contents = (await ask({ n: 3 })).json?.choices.map((choice) => choice.message.content);
    expect(new Set(contents).size).toBe(3);
  });

  it("to an unknown schema is the plainest value that it allows", async () => {
    const schema = { ...textObject("word"), properties: { word: { type: "string", enum: ["yes", "no"] } } };
    const format = { type: "json_schema", json_schema: { name: "check", strict: true, schema } };
    expect((await ask({ response_format: format })).json?.choices[0]?.message.content).toBe('{"word":"yes"}');
  });
});

describe("a classification", () => {
  it("finds the category of the model's own tasks in at least 9 of 10 cases", async () => {
    const request = taskRequest(randomFor("to classify"), 100);
    const tasks = tasksIn(
      (
        await chat(practice.url, {
          ...request,
          model: "practice?wrong=0",
          messages: [{ role: "user", content: "Write 100 new tasks." }],
        })
      ).json,
    );
    const answers = await Promise.all(
      tasks.map((task) =>
        chat(practice.url, { ...classifyRequest(task as { instruction: string }), model: "practice?wrong=0" }),
      ),
    );
    const right = answers.filter(
      (answer, i) => JSON.parse(answer.json?.choices[0]?.message.content ?? "{}").category === tasks[i]?.category,
    );
    expect(right.length).toBeGreaterThanOrEqual(90);
  });

  it("of the starter seeds agrees with people in at least 7 of 10 cases", async () => {
    const answers = await Promise.all(
      starterSeeds.map(({ instruction }) =>
        chat(practice.url, { ...classifyRequest({ instruction }), model: "practice?wrong=0" }),
      ),
    );
    const right = answers.filter(
      (answer, i) =>
        JSON.parse(answer.json?.choices[0]?.message.content ?? "{}").category === starterSeeds[i]?.category,
    );
    expect(right.length / starterSeeds.length).toBeGreaterThanOrEqual(0.7);
  });

  it("comes as lines without a format, and as a list that echoes ids where the schema is a list", async () => {
    const { messages } = classifyRequest({ instruction: "Summarise the following discharge note.", output: "..." });
    const plain = (await ask({ messages, response_format: undefined })).json?.choices[0]?.message.content;
    expect(plain).toMatch(/^Category: GEN\nKind: discharge summary\nReason: .+$/);
    const items = textObject("id", "category", "kind", "reason");
    const schema = {
      type: "object",
      properties: { classifications: { type: "array", items } },
      required: ["classifications"],
      additionalProperties: false,
    };
    const shown = [
      { id: "a", instruction: "List the genes in the sentence." },
      { id: "b", instruction: "Triage the call: emergency or routine." },
    ];
    const list = await ask({
      messages: [{ role: "user", content: `Classify as QA, IE, GEN or OTHER: ${JSON.stringify(shown)}` }],
      model: "practice?wrong=0",
      response_format: { type: "json_schema", json_schema: { name: "list", strict: true, schema } },
    });
    expect(tasksIn(list.json, "classifications").map(({ id, category }) => [id, category])).toEqual([
      ["a", "IE"],
      ["b", "OTHER"],
    ]);
  });
});

describe("a second answer", () => {
  it("is the output alone, of the kind of the task shown, and the same for the same task", async () => {
    const task = JSON.stringify({
      instruction: "List every drug named in the note, one a line.",
      input: "Takes aspirin.",
    });
    const messages = [
      { role: "system", content: "You carry out tasks. The user shows one as JSON." },
      { role: "user", content: `${task}\n\nCarry out this task. Answer with its output alone, as plain text.` },
    ];
    const content = async () =>
      (await chat(practice.url, { model: "practice", messages })).json?.choices[0]?.message.content;
    const output = await content();
    expect(output).not.toMatch(/instruction/i);
    expect(output?.length).toBeGreaterThan(0);
    expect(await content()).toBe(output);
  });
});
