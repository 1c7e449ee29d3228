import type { Category } from "#lib/items/schema.ts";

/** What models write for each category, in lower case and with single spaces. */
const names: Record<Category, string[]> = {
  QA: [
    "qa",
    "q&a",
    "q and a",
    "question answering",
    "question-answering",
    "questions answering",
    "question answer",
    "question and answer",
    "questions and answers",
    "multiple choice question answering",
  ],
  IE: ["ie", "information extraction", "information-extraction", "info extraction", "extraction", "extractive"],
  GEN: [
    "gen",
    "generation",
    "text generation",
    "text-generation",
    "textual generation",
    "generative",
    "generating text",
    "natural language generation",
    "nlg",
  ],
  OTHER: ["other", "others", "other tasks", "other task", "none of the above", "none of these", "miscellaneous"],
};

const categoryOf = new Map<string, Category>(
  (Object.keys(names) as Category[]).flatMap((category) => names[category].map((name) => [name, category] as const)),
);

/**
 * The category that a model means by what it wrote: one of the four codes or a common name for one, whatever the case, alone or with
 * an explanation beside it ("QA (question answering)", "Category: IE"). Null where it names none of the four, or two.
 * @example parseCategory("Text generation") // "GEN"
 * @example parseCategory("diagnosis") // null
 */
export function parseCategory(raw: string): Category | null {
  const text = plain(raw.slice(0, 500));
  const whole = categoryOf.get(text);
  if (whole !== undefined) return whole;
  const found = new Set(text.split(/[()[\]/|:;,]| - | – | — /).flatMap((part) => categoryOf.get(plain(part)) ?? []));
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}

function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[_*`"'<>.]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
