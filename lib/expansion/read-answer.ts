import type { Category } from "#lib/items/schema.ts";
import type { MalformedReason } from "./candidate.ts";
import { parseCategory } from "./parse-category.ts";
import { parseCompletion } from "./parse-completion.ts";
import type { RunSettings } from "./schema.ts";

/** A task that a response holds, as it arrives at the project. */
export type AnswerTask = {
  instruction: string;
  input: string;
  output: string;
  category: Category | null;
  /** As the model wrote it, where it is none of the four. */
  rawCategory: string | null;
  kind: string;
  reason: string;
  /** Place among the response's tasks, from 0. */
  position: number;
};

/** A part of a response that is no task, with its place among those. */
export type AnswerScrap = { position: number; raw: string; reason: MalformedReason };

/**
 * What a recorded response comes to, before any rule: a function of the response and the run's settings alone. Where tasks come
 * without category and kind, a model that writes them nevertheless proposes nothing.
 */
export function readAnswer(
  response: string,
  finishReason: string | null,
  classification: RunSettings["classification"],
): { tasks: AnswerTask[]; malformed: AnswerScrap[] } {
  const { candidates, malformed } = parseCompletion(response, finishReason);
  return {
    tasks: candidates.map((candidate, position) => {
      if (classification !== "withTask")
        return { ...candidate, position, category: null, rawCategory: null, kind: "", reason: "" };
      const category = candidate.category === null ? null : parseCategory(candidate.category);
      return { ...candidate, position, category, rawCategory: category === null ? candidate.category : null };
    }),
    malformed: malformed.map(({ raw, reason }, position) => ({ position, raw, reason })),
  };
}
