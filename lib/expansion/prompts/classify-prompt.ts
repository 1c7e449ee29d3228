import { categories, type TaskText } from "#lib/items/schema.ts";
import { type Prompt, promptOf, strictObject } from "../prompt.ts";
import { promptData } from "../prompt-data.ts";
import { categoryList } from "./category-list.ts";
import { renderTemplate } from "./render-template.ts";
import { shownData } from "./shown-data.ts";
import type { promptVariables, TemplateText } from "./template-schema.ts";

/** What a text is cut to: its kind shows at its beginning, and a long input costs tokens for nothing. */
const MOST_CHARACTERS = 6_000;

/**
 * The prompt that asks for category and kind of one task. Its answer is read by `parseClassification`. The reason comes first in
 * the answer, so that the model has given it before it decides.
 * @param kinds the kinds in use, for a template that shows them
 */
export function classifyPrompt(template: TemplateText, task: TaskText, kinds: readonly string[]): Prompt {
  const shown = {
    instruction: excerpt(task.instruction),
    input: excerpt(task.input),
    output: excerpt(task.output),
  };
  const { instruction, input, output } = shown;
  const values: Record<(typeof promptVariables.classify)[number], string> = {
    task: shownData("Task to classify", "task", shown),
    instruction: shownData("Instruction", "instruction", { instruction }),
    input: shownData("Input", "input", { input }),
    output: shownData("Output", "output", { output }),
    categories: categoryList(categories),
    kinds:
      kinds.length === 0
        ? ""
        : `Kinds in use, of which to take one where it fits:\n${kinds.map((kind) => `  - ${promptData(kind)}`).join("\n")}`,
    answer_format: 'Answer with one JSON object and nothing else: {"reason": "...", "category": "...", "kind": "..."}.',
  };
  const text = { type: "string" };
  const schema = strictObject({ reason: text, category: { type: "string", enum: [...categories] }, kind: text });
  return promptOf(renderTemplate(template.system, values), renderTemplate(template.user, values), {
    name: "classification",
    strict: true,
    schema,
  });
}

function excerpt(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  return `${text.slice(0, MOST_CHARACTERS).toWellFormed()} [... ${text.length - MOST_CHARACTERS} more characters]`;
}
