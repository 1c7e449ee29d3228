import type { Random } from "#practice-model/grammar/random.ts";
import type { Seed } from "#practice-model/prompt/seed.ts";
import { recogniseKind } from "./recognise-kind.ts";
import { writeTask } from "./write-task.ts";

/**
 * An output for a task, of the form that tasks of its kind have. Its facts are drawn and not the task's own: the practice model reads
 * no clinical text. A task of no kind that it knows gets a sentence that says so.
 */
export function writeOutput(random: Random, task: Pick<Seed, "instruction">): string {
  const found = recogniseKind({ instruction: task.instruction, kind: "", category: "" });
  if (!found) return "The practice model does not know this kind of task.";
  const { kind } = found;
  return writeTask(random, { kind, label: kind.name, category: kind.category }).output;
}
