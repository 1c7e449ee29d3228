import type { Category } from "#lib/items/schema.ts";

/** The categories in the words of the prompts. Part of them: changing a word takes a new prompt version. */
export const categoryMeanings: Record<Category, string> = {
  QA: "question answering: the output answers a question, from the input or from medical knowledge (multiple choice included)",
  IE: "information extraction: the output finds, marks, normalises or labels what the input says (entities, relations, negation, codes, eligibility)",
  GEN: "text generation: the output is new text (a summary, a note, a letter, an explanation, a rewriting, a translation, a plan)",
  OTHER: "any task that is none of these",
};
