import { say } from "#practice-model/grammar/phrase.ts";
import type { Random } from "#practice-model/grammar/random.ts";
import type { Seed } from "#practice-model/prompt/seed.ts";
import { recogniseKind } from "./recognise-kind.ts";

/** A proposal of category and kind, as the practice model answers it. */
export interface Classification {
  category: string;
  kind: string;
  reason: string;
}

/** How often the model names another category than the one that it finds, and how often one that does not exist. */
const wrongCategory = 0.02;
const oddCategory = 0.01;

/**
 * Proposes category and kind for a task by its wording alone: a category or kind that the prompt shows with the task
 * is not copied. `wrong` scales the mistakes made on purpose.
 */
export function classifyTask(
  random: Random,
  task: Pick<Seed, "instruction" | "input" | "output">,
  wrong: number,
): Classification {
  const found = recogniseKind({ instruction: task.instruction, kind: "", category: "" });
  const { category, kind, reason } = found
    ? { category: found.kind.category as string, kind: found.kind.name, reason: say(random, found.kind.because) }
    : byShape(task);
  const draw = random.fraction();
  if (draw < oddCategory * wrong) return { category: random.pick(["Summarization", "misc", "Clinical"]), kind, reason };
  if (draw < (oddCategory + wrongCategory) * wrong)
    return { category: random.pick(["QA", "IE", "GEN", "OTHER"]), kind, reason };
  return { category, kind, reason };
}

/** For wordings that no kind knows: copied spans are extraction, a question is answered, a long output is written. */
function byShape(task: Pick<Seed, "instruction" | "input" | "output">): Classification {
  if (
    task.input &&
    task.output &&
    task.output.length < task.input.length &&
    task.input.toLowerCase().includes(task.output.toLowerCase())
  )
    return {
      category: "IE",
      kind: "span extraction",
      reason: "The output is copied from the input, so it is information extraction.",
    };
  if (
    /\?\s*$/.test(task.instruction) ||
    /^(?:what|which|who|why|how|when|is|are|does|do|can|should)\b/i.test(task.instruction)
  )
    return {
      category: "QA",
      kind: "question answering",
      reason: "The instruction is a question that wants an answer.",
    };
  if (
    /^(?:write|compose|draft|generate|create|summari[sz]e|rewrite|explain|describe)\b/i.test(task.instruction) ||
    task.output.length > 300
  )
    return { category: "GEN", kind: "text generation", reason: "A new text is to be written." };
  return {
    category: "OTHER",
    kind: "other",
    reason: "It neither asks for an answer, nor for spans of a text, nor for a new text.",
  };
}
