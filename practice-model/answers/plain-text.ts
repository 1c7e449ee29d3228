import type { Classification } from "#practice-model/tasks/classify-task.ts";
import type { Task } from "#practice-model/tasks/task.ts";

/** Tasks as numbered blocks between `###` lines, the form in which Alpaca's prompt asks for them; an empty input is `<noinput>`. */
export function tasksAsText(tasks: readonly Task[]): string {
  return tasks
    .map((task, i) =>
      [
        ["Instruction", task.instruction],
        ["Input", task.input || "<noinput>"],
        ["Output", task.output],
        ["Category", task.category],
        ["Kind", task.kind],
        ["Reason", task.reason],
      ]
        .map(([name, text]) => `${i + 1}. ${name}: ${text}`)
        .join("\n"),
    )
    .join("\n###\n");
}

/** Classifications as lines; numbered where there are several. */
export function classificationsAsText(classifications: readonly Classification[]): string {
  return classifications
    .map(({ category, kind, reason }, i) => {
      const number = classifications.length > 1 ? `${i + 1}. ` : "";
      return `${number}Category: ${category}\n${number}Kind: ${kind}\n${number}Reason: ${reason}`;
    })
    .join("\n###\n");
}
