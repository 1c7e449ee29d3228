import { describe, expect, test } from "vitest";
import { builtInTemplates } from "./built-in-templates.ts";
import { checkTemplate, isRequired, promptPurposes, promptVariables, templateText } from "./template-schema.ts";

describe("checkTemplate", () => {
  test("finds nothing wrong with the built-in prompts", () => {
    for (const purpose of promptPurposes) expect(checkTemplate(purpose, builtInTemplates[purpose])).toEqual([]);
  });

  test("refuses an expansion template without its seeds, and names what is missing", () => {
    expect(checkTemplate("expand", { system: "", user: "Write {{new_tasks}}. {{answer_format}}" })).toEqual([
      { key: "missing", field: "user", values: { names: "{{seeds}}" } },
    ]);
    expect(checkTemplate("answer", { system: "", user: "{{instruction}}" })).toEqual([
      { key: "missing", field: "user", values: { names: "{{task}} / {{input}}" } },
    ]);
  });

  test("refuses variables that the purpose does not have, with the nearest that it has and the line", () => {
    expect(checkTemplate("expand", { system: "One\n{{ task_per_call }}", user: "{{seeds}}{{answer_format}}" })).toEqual(
      [{ key: "unknown", field: "system", values: { name: "task_per_call", nearest: "tasks_per_call", line: 2 } }],
    );
    expect(checkTemplate("answer", { system: "{{output}}", user: "{{task}}" })[0]).toMatchObject({
      key: "unknown",
      values: { name: "output", nearest: "input" },
    });
  });

  test("refuses braces that nothing closes, and a message without words", () => {
    expect(checkTemplate("classify", { system: "{{task}}{{answer_format}}\n{{kinds}", user: " " })).toEqual([
      { key: "unclosed", field: "system", values: { line: 2 } },
      { key: "empty", field: "user", values: {} },
    ]);
  });

  test("takes a variable from either message, and either of two that stand for the same", () => {
    expect(checkTemplate("classify", { system: "{{answer_format}}", user: "{{instruction}}" })).toEqual([]);
  });
});

test("what is required is one of the purpose's variables", () => {
  const required = promptPurposes.map((purpose) =>
    promptVariables[purpose].filter((name) => isRequired(purpose, name)),
  );
  expect(required).toEqual([["seeds", "answer_format"], ["task", "answer_format"], ["task"]]);
});

test("texts come in as a database holds them, with one kind of line break", () => {
  expect(templateText.parse({ system: "a\r\nb\rc", user: "\u0000" })).toEqual({ system: "a\nb\nc", user: "\ufffd" });
});
