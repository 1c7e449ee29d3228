import { type RuleName, type RunSettings, ruleNames, runSettings } from "#lib/expansion/schema.ts";

const wholeFields = [
  "target",
  "tasksPerCall",
  "seedsPerPrompt",
  "concurrency",
  "maxCalls",
  "maxOutputTokens",
  "rules.lengthInWords.min",
  "rules.lengthInWords.max",
] as const;
const decimalFields = ["temperature", "rules.wrongScript.minShare", "rules.nearDuplicate.threshold"] as const;
const textFields = [
  "endpointId",
  "model",
  "rngSeed",
  "rules.bannedPhrases.phrases",
  "rules.wrongScript.script",
  "rules.nearDuplicate.tokenizer",
] as const;

/** A setting that is typed or chosen, by its path in the settings. */
export type TextPath = (typeof wholeFields)[number] | (typeof decimalFields)[number] | (typeof textFields)[number];

/** A setting that is on or off. */
export type FlagPath = "structuredOutput" | "rules.nearDuplicate.strict" | `rules.${RuleName}.enabled`;

/** The settings of a run as they stand in the form: what is typed stays as it is typed, also where it is no number. */
export type RunDraft = Record<TextPath, string> & Record<FlagPath, boolean>;

const flagFields: FlagPath[] = [
  "structuredOutput",
  "rules.nearDuplicate.strict",
  ...ruleNames.map((rule) => `rules.${rule}.enabled` as const),
];

/** The draft that a form begins with. */
export function toDraft(settings: RunSettings): RunDraft {
  const texts = [...wholeFields, ...decimalFields, ...textFields].map((path) => [path, asText(read(settings, path))]);
  const flags = flagFields.map((path) => [path, read(settings, path)]);
  return Object.fromEntries([...texts, ...flags]);
}

/**
 * The settings that a draft means, or what is wrong with it: keys of the message catalogue by path. The limits of a rule
 * that is off are not asked for and stay as they were in `before`.
 */
export function readDraft(
  draft: RunDraft,
  before: RunSettings,
): { settings: RunSettings; errors: null } | { settings: null; errors: Record<string, string> } {
  const settings: Record<string, unknown> = {};
  for (const path of wholeFields) write(settings, path, draft[path].trim() === "" ? null : asNumber(draft[path]));
  for (const path of decimalFields) write(settings, path, asNumber(draft[path].replace(",", ".")));
  for (const path of textFields) write(settings, path, draft[path]);
  for (const path of flagFields) write(settings, path, draft[path]);
  write(settings, "rules.bannedPhrases.phrases", phrasesIn(draft["rules.bannedPhrases.phrases"]));
  for (const rule of ruleNames) {
    if (!draft[`rules.${rule}.enabled`]) write(settings, `rules.${rule}`, { ...before.rules[rule], enabled: false });
  }
  const parsed = runSettings.safeParse(settings);
  if (parsed.success) return { settings: parsed.data, errors: null };
  return { settings: null, errors: byField(parsed.error.issues.map(({ path, message }) => [path.join("."), message])) };
}

/**
 * Messages by the field of the form that they belong to: an action speaks of "settings.target", and a phrase's
 * message belongs to the list of them. The first of a field stays.
 */
export function byField(messages: Iterable<readonly [path: string, message: string]>): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [path, message] of messages) {
    fields[path.replace(/^settings\./, "").replace(/(\.phrases)\.\d+$/, "$1")] ??= message;
  }
  return fields;
}

function phrasesIn(text: string): string[] {
  return text.split("\n").flatMap((line) => line.trim() || []);
}

/** A number as people type it, grouping spaces and all; NaN where it is none. */
function asNumber(text: string): number {
  const digits = text.replace(/\s/g, "");
  return digits === "" ? Number.NaN : Number(digits);
}

function asText(value: unknown): string {
  if (Array.isArray(value)) return value.join("\n");
  return value === null || value === undefined ? "" : String(value);
}

function read(settings: unknown, path: string): unknown {
  return path.split(".").reduce((at, key) => (at as Record<string, unknown> | undefined)?.[key], settings);
}

function write(settings: Record<string, unknown>, path: string, value: unknown): void {
  const keys = path.split(".");
  const last = keys.pop() as string;
  let at = settings;
  for (const key of keys) {
    at[key] ??= {};
    at = at[key] as Record<string, unknown>;
  }
  at[last] = value;
}
