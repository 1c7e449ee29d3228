import { z } from "zod";
import { editDistance } from "#lib/algorithms/edit-distance.ts";
import { storableText } from "#lib/algorithms/storable-text.ts";
import { readTemplate } from "./read-template.ts";

/** What a prompt is for: writing new tasks, proposing an item's category and kind, writing a second output for it. */
export const promptPurposes = ["expand", "classify", "answer"] as const;

/** One of the purposes. */
export type PromptPurpose = (typeof promptPurposes)[number];

/** The two messages of a prompt. */
export const templateFields = ["system", "user"] as const;

/** The two messages of a prompt, with variables in double braces. */
export type TemplateText = Record<(typeof templateFields)[number], string>;

/** The most characters of a message. */
const templateLimit = 50_000;

/**
 * The variables of each purpose, in the order in which a prompt usually has them. What they stand for is rendered by
 * expansion-prompt.ts, classify-prompt.ts and answer-prompt.ts; the catalogue describes them under prompts.variables.
 */
export const promptVariables = {
  expand: [
    "seeds",
    "new_tasks",
    "tasks_per_call",
    "categories",
    "wanted_categories",
    "avoid_kinds",
    "classification",
    "answer_format",
  ],
  classify: ["task", "instruction", "input", "output", "categories", "kinds", "answer_format"],
  answer: ["task", "instruction", "input"],
} as const satisfies Record<PromptPurpose, readonly string[]>;

/** What a template of each purpose cannot do without: one of each group. */
const requiredVariables: Record<PromptPurpose, readonly (readonly string[])[]> = {
  expand: [["seeds"], ["answer_format"]],
  classify: [["task", "instruction"], ["answer_format"]],
  answer: [
    ["task", "instruction"],
    ["task", "input"],
  ],
};

/** Whether a template of the purpose must hold the variable (or one that stands for it too). */
export function isRequired(purpose: PromptPurpose, variable: string): boolean {
  return requiredVariables[purpose].some((group) => group[0] === variable);
}

/** What is wrong with a template: a key of the catalogue under prompts.problems, its values, and the message that it is in. */
export type TemplateProblem =
  | { key: "unknown"; field: keyof TemplateText; values: { name: string; nearest: string; line: number } }
  | { key: "unclosed"; field: keyof TemplateText; values: { line: number } }
  | { key: "missing"; field: "user"; values: { names: string } }
  | { key: "empty"; field: "user"; values: Record<never, never> };

/**
 * All that keeps a template from being used: variables that its purpose does not know (with the nearest that it does), braces that
 * nothing closes, a variable that it cannot do without. An empty list is a template that renders.
 */
export function checkTemplate(purpose: PromptPurpose, text: TemplateText): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const used = new Set<string>();
  const known: readonly string[] = promptVariables[purpose];
  for (const field of templateFields) {
    const lineAt = (at: number) => text[field].slice(0, at).split("\n").length;
    for (const part of readTemplate(text[field])) {
      if (part.kind === "unclosed") problems.push({ key: "unclosed", field, values: { line: lineAt(part.at) } });
      if (part.kind !== "variable") continue;
      used.add(part.name);
      if (known.includes(part.name)) continue;
      const nearest = known.toSorted((a, b) => editDistance(part.name, a) - editDistance(part.name, b))[0] as string;
      problems.push({ key: "unknown", field, values: { name: part.name, nearest, line: lineAt(part.at) } });
    }
  }
  if (text.user.trim() === "") return [...problems, { key: "empty", field: "user", values: {} }];
  for (const group of requiredVariables[purpose]) {
    if (group.some((name) => used.has(name))) continue;
    const names = group.map((name) => `{{${name}}}`).join(" / ");
    problems.push({ key: "missing", field: "user", values: { names } });
  }
  return problems;
}

const message = z
  .string()
  .max(templateLimit, "prompts.errors.tooLong")
  .transform((text) => storableText(text.replace(/\r\n?/g, "\n")));

const name = z.string().trim().min(1, "prompts.errors.name").max(100, "prompts.errors.name").transform(storableText);

/** The texts of a template as they come in. Whether they render says {@link checkTemplate}. */
export const templateText = z.object({ system: message, user: message });

/** A new template of the project: from the built-in prompt, or from a version of another template. */
export const newTemplateInput = z.object({
  purpose: z.enum(promptPurposes),
  name,
  fromVersionId: z.uuid().nullable().default(null),
});

/** A new version of a template. `baseNumber` is the version that it was made from: one saved meanwhile is a conflict. */
export const promptVersionInput = templateText.extend({
  templateId: z.uuid(),
  baseNumber: z.int().min(1),
  note: z.string().trim().max(500, "prompts.errors.note").default("").transform(storableText),
});

/** A template by its id. */
export const templateRef = z.object({ templateId: z.uuid() });

/** A template's new name. */
export const templateNameInput = templateRef.extend({ name });

/** A template's text to be shown as a call would send it. `draw` counts the draws of seeds or items. */
export const templatePreviewInput = templateText.extend({
  purpose: z.enum(promptPurposes),
  draw: z.int().min(1).max(1_000_000).default(1),
});
