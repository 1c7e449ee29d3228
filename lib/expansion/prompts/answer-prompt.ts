import type { TaskText } from "#lib/items/schema.ts";
import { type Prompt, promptOf } from "../prompt.ts";
import { renderTemplate } from "./render-template.ts";
import { shownData } from "./shown-data.ts";
import type { promptVariables, TemplateText } from "./template-schema.ts";

/**
 * The prompt that asks for a second output for a task. The first one is not shown, so that the second owes nothing to it. The
 * answer is the output itself, as plain text: there is nothing beside it that a schema could keep apart.
 */
export function answerPrompt(
  template: TemplateText,
  { instruction, input }: Pick<TaskText, "instruction" | "input">,
): Prompt {
  const values: Record<(typeof promptVariables.answer)[number], string> = {
    task: shownData("Task to carry out", "task", { instruction, input }),
    instruction: shownData("Instruction", "instruction", { instruction }),
    input: shownData("Input", "input", { input }),
  };
  return promptOf(renderTemplate(template.system, values), renderTemplate(template.user, values), null);
}
