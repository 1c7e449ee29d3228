import { type RuleName, ruleNames } from "#lib/expansion/schema.ts";
import { type Category, categories } from "#lib/items/schema.ts";

/** A weight of a category. */
type CategoryWeight = `steering.categoryWeights.${Category}`;

export const categoryWeights: CategoryWeight[] = categories.map(
  (category) => `steering.categoryWeights.${category}` as const,
);

export const wholeFields = [
  "target",
  "tasksPerCall",
  "seedsPerPrompt",
  "machineTasksPerPrompt",
  "concurrency",
  "maxCalls",
  "maxOutputTokens",
  "answerTimeoutSeconds",
  "stopBelow.window",
  "rules.lengthInWords.min",
  "rules.lengthInWords.max",
] as const;
export const decimalFields = [
  "temperature",
  "spendCap",
  "stopBelow.share",
  "rules.wrongScript.minShare",
  "rules.nearDuplicate.threshold",
] as const;
export const textFields = [
  "endpointId",
  "model",
  "rngSeed",
  "classification",
  "delivery",
  "rules.wrongScript.script",
  "rules.nearDuplicate.tokenizer",
] as const;
/** Texts that say nothing where they are empty. */
export const optionalFields = [
  "preset",
  "promptVersionId",
  "classifyPromptVersionId",
  "classifyEndpointId",
  "classifyModel",
] as const;
/** Lists, one entry a line. */
export const listFields = ["rules.bannedPhrases.phrases", "steering.avoidKinds"] as const;

/** A setting that is typed or chosen, by its path in the settings. */
export type TextPath =
  | (typeof wholeFields)[number]
  | (typeof decimalFields)[number]
  | (typeof textFields)[number]
  | (typeof optionalFields)[number]
  | (typeof listFields)[number]
  | CategoryWeight;

export const flagFields = [
  "structuredOutput",
  "steering.fillGaps",
  "steering.rareFirst",
  "stopBelow.enabled",
  "rules.nearDuplicate.strict",
  ...ruleNames.map((rule) => `rules.${rule}.enabled` as const),
] as const;

/** A setting that is on or off. */
export type FlagPath =
  | "structuredOutput"
  | "steering.fillGaps"
  | "steering.rareFirst"
  | "stopBelow.enabled"
  | "rules.nearDuplicate.strict"
  | `rules.${RuleName}.enabled`;

/** The settings of a run as they stand in the form: what is typed stays as it is typed, also where it is no number. */
export type RunDraft = Record<TextPath, string> &
  Record<FlagPath, boolean> & {
    /** By kind of task, as the seeds name it: its weight, where it is another than 1. */
    kindWeights: Record<string, string>;
  };
