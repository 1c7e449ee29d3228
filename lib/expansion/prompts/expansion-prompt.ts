import { type Category, categories } from "#lib/items/schema.ts";
import { type Prompt, promptOf, strictObject } from "../prompt.ts";
import { promptData } from "../prompt-data.ts";
import type { RunSettings } from "../schema.ts";
import { categoryList } from "./category-list.ts";
import { renderTemplate } from "./render-template.ts";
import { shownData } from "./shown-data.ts";
import type { promptVariables, TemplateText } from "./template-schema.ts";

/** A task as a prompt shows it: a seed, or an item, which shows neither category nor kind. */
export type PromptTask = { instruction: string; input: string; output: string; category?: string; kind?: string };

/** What an expansion call shows and asks for. */
export type ExpansionAsk = {
  tasks: readonly PromptTask[];
  tasksPerCall: number;
  classification: RunSettings["classification"];
  wantedCategories: readonly Category[];
  avoidKinds: readonly string[];
};

/**
 * The prompt of an expansion call: the tasks shown, and what to write after their pattern.
 *
 * The words are the same whether the endpoint takes the schema or not: they describe the JSON in full, so leaving the schema out is all
 * that an endpoint without structured output needs, and a run's prompt stays one. JSON was chosen over numbered plain blocks there
 * as well, because outputs often hold lines such as "Input:" or "2." of their own, which plain blocks cannot tell from labels.
 *
 * Only with classification `withTask` is anything said of a task's own category and kind, or asked for.
 */
export function expansionPrompt(template: TemplateText, ask: ExpansionAsk): Prompt {
  const { tasks, tasksPerCall, wantedCategories, avoidKinds } = ask;
  const classified = ask.classification === "withTask";
  const values: Record<(typeof promptVariables.expand)[number], string> = {
    seeds: tasks.map((task, i) => shownTask(task, i, tasks.length, classified)).join("\n\n"),
    new_tasks: `${tasksPerCall} new ${tasksPerCall === 1 ? "task" : "tasks"}`,
    tasks_per_call: String(tasksPerCall),
    categories: categoryList(categories),
    wanted_categories:
      wantedCategories.length === 0
        ? ""
        : `The collection lacks ${wantedCategories.length === 1 ? "this category" : "these categories"} most. Write tasks of ${wantedCategories.length === 1 ? "it" : "them"} and of no other, whatever the examples are:\n${categoryList(wantedCategories)}`,
    avoid_kinds:
      avoidKinds.length === 0
        ? ""
        : `Write no task of these kinds, of which there are enough:\n${avoidKinds.map((kind) => `  - ${promptData(kind)}`).join("\n")}`,
    classification: classified ? classificationBlock(tasksPerCall) : "",
    answer_format: answerFormat(tasksPerCall, classified),
  };
  const text = { type: "string" };
  const own = { instruction: text, input: text, output: text };
  const proposed = { category: { type: "string", enum: [...categories] }, kind: text, reason: text };
  const task = strictObject(classified ? { ...own, ...proposed } : own);
  return promptOf(renderTemplate(template.system, values), renderTemplate(template.user, values), {
    name: "new_tasks",
    strict: true,
    schema: strictObject({ tasks: { type: "array", items: task } }),
  });
}

function shownTask(task: PromptTask, i: number, count: number, classified: boolean): string {
  const { instruction, input, output, category, kind } = task;
  const labels = classified && category !== undefined ? { category, kind: kind ?? "" } : {};
  const data = { instruction, input, output, ...labels };
  return shownData(`Example ${i + 1} of ${count}`, `example ${i + 1}`, data);
}

function classificationBlock(tasksPerCall: number): string {
  return `Each task also proposes:
- "category", one of:
${categoryList(categories)}
- "kind", the kind of task in two to five words, such as the examples have. Take one of theirs where it fits, and name a new one where it does not.${tasksPerCall === 1 ? "" : " Vary the kinds."}
- "reason", one sentence on why this category and kind fit.`;
}

function answerFormat(tasksPerCall: number, classified: boolean): string {
  const fields = classified
    ? '"instruction", "input", "output", "category", "kind" and "reason"'
    : '"instruction", "input" and "output"';
  return `Answer with one JSON object and nothing else: {"tasks": [...]}, with ${tasksPerCall} ${tasksPerCall === 1 ? "object" : "objects"} in the list, each with the text fields ${fields} in this order.`;
}
