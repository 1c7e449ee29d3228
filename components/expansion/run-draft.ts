import { type RunSettings, ruleNames, runSettings } from "#lib/expansion/schema.ts";
import { categories } from "#lib/items/schema.ts";
import {
  categoryWeights,
  decimalFields,
  flagFields,
  listFields,
  optionalFields,
  type RunDraft,
  textFields,
  wholeFields,
} from "./setting-paths.ts";

/** The draft that a form begins with. */
export function toDraft(settings: RunSettings): RunDraft {
  const texts = [...wholeFields, ...decimalFields, ...textFields, ...optionalFields, ...listFields].map((path) => [
    path,
    asText(read(settings, path)),
  ]);
  const weights = categoryWeights.map((path) => [path, asText(read(settings, path) ?? 1)]);
  const flags = flagFields.map((path) => [path, read(settings, path)]);
  const kindWeights = Object.entries(settings.steering.kindWeights).map(([kind, weight]) => [kind, String(weight)]);
  return {
    ...Object.fromEntries([...texts, ...weights, ...flags]),
    kindWeights: Object.fromEntries(kindWeights),
  };
}

/**
 * The settings that a draft means, or what is wrong with it: keys of the message catalogue by path. The limits of what
 * is off are not asked for and stay as they were in `before`.
 */
export function readDraft(
  draft: RunDraft,
  before: RunSettings,
): { settings: RunSettings; errors: null } | { settings: null; errors: Record<string, string> } {
  const settings = unchecked(draft);
  for (const rule of ruleNames) {
    if (!draft[`rules.${rule}.enabled`]) write(settings, `rules.${rule}`, { ...before.rules[rule], enabled: false });
  }
  if (!draft["stopBelow.enabled"]) settings.stopBelow = { ...before.stopBelow, enabled: false };
  const parsed = runSettings.safeParse(settings);
  const errors = byField(parsed.error?.issues.map(({ path, message }) => [path.join("."), message]) ?? []);
  // Of the tasks shown, one is a seed at least.
  if (Number(settings.machineTasksPerPrompt) >= Number(settings.seedsPerPrompt)) {
    errors.machineTasksPerPrompt ??= "expansion.errors.machineTasksPerPrompt";
  }
  if (parsed.success && Object.keys(errors).length === 0) return { settings: parsed.data, errors: null };
  return { settings: null, errors };
}

/** What a draft says, whether it is right or not. */
export function unchecked(draft: RunDraft): Record<string, unknown> {
  const settings: Record<string, unknown> = {};
  for (const path of wholeFields) write(settings, path, draft[path].trim() === "" ? null : asNumber(draft[path]));
  for (const path of decimalFields) write(settings, path, asNumber(draft[path]));
  for (const path of textFields) write(settings, path, draft[path]);
  for (const path of optionalFields) write(settings, path, draft[path].trim() === "" ? null : draft[path]);
  for (const path of listFields) write(settings, path, linesOf(draft[path]));
  for (const path of flagFields) write(settings, path, draft[path]);
  if (draft.spendCap.trim() === "") settings.spendCap = null;
  // A weight of 1 says nothing.
  write(settings, "steering.categoryWeights", {});
  for (const category of categories) {
    const weight = asNumber(draft[`steering.categoryWeights.${category}`]);
    if (weight !== 1) write(settings, `steering.categoryWeights.${category}`, weight);
  }
  const kindWeights = Object.entries(draft.kindWeights).map(([kind, weight]) => [kind, asNumber(weight)] as const);
  write(settings, "steering.kindWeights", Object.fromEntries(kindWeights.filter(([, weight]) => weight !== 1)));
  return settings;
}

/**
 * Messages by the field of the form that they belong to: an action speaks of "settings.target", and a phrase's
 * message belongs to the list of them, a kind's to the list of kinds. The first of a field stays.
 */
export function byField(messages: Iterable<readonly [path: string, message: string]>): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [path, message] of messages) {
    const field = path
      .replace(/^settings\./, "")
      .replace(/(\.(?:phrases|avoidKinds))\.\d+$/, "$1")
      .replace(/^(steering\.kindWeights)\..*$/s, "$1");
    fields[field] ??= message;
  }
  return fields;
}

function linesOf(text: string): string[] {
  return text.split("\n").flatMap((line) => line.trim() || []);
}

/** A number as people type it, grouping spaces, decimal comma and all; NaN where it is none. */
export function asNumber(text: string): number {
  const digits = text.replace(/\s/g, "").replace(",", ".");
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
