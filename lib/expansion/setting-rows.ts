import type { RunSettings } from "./schema.ts";

/** A setting by its path ("rules.nearDuplicate.threshold"), as text: "" where it is not set. */
export type SettingRow = { path: string; value: string };

/** Ids of what people know by a name; who compares runs puts the names in their place. */
const ids = ["endpointId", "promptVersionId", "classifyEndpointId", "classifyPromptVersionId"] as const;

/** Every setting of a run in its order, but for the ids of endpoints and prompts; lists and weights as one text each. */
export function settingRows(settings: RunSettings): SettingRow[] {
  const { categoryWeights, kindWeights } = settings.steering;
  const shown = {
    ...settings,
    steering: {
      ...settings.steering,
      categoryWeights: weightsOf(categoryWeights),
      kindWeights: weightsOf(kindWeights),
    },
  };
  return rowsOf(shown, "").filter(({ path }) => !ids.some((id) => id === path));
}

function rowsOf(value: unknown, path: string): SettingRow[] {
  if (value === null || value === undefined) return [{ path, value: "" }];
  if (Array.isArray(value)) return [{ path, value: value.join(", ") }];
  if (typeof value !== "object") return [{ path, value: String(value) }];
  return Object.entries(value).flatMap(([key, each]) => rowsOf(each, path === "" ? key : `${path}.${key}`));
}

function weightsOf(weights: Readonly<Record<string, number | undefined>>): string {
  return Object.entries(weights)
    .map(([name, weight]) => `${name} ${weight}`)
    .sort()
    .join(", ");
}

/** A setting of two runs. */
export type SettingPair = { path: string; a: string; b: string };

/** The settings of two runs side by side: those that differ, and those that are the same. */
export type SettingPairs = { differing: SettingPair[]; same: SettingPair[] };

/** Puts the settings of two runs side by side. */
export function compareSettings(a: readonly SettingRow[], b: readonly SettingRow[]): SettingPairs {
  const ofB = new Map(b.map((row) => [row.path, row.value]));
  const pairs = a.map(({ path, value }) => ({ path, a: value, b: ofB.get(path) ?? "" }));
  return { differing: pairs.filter((pair) => pair.a !== pair.b), same: pairs.filter((pair) => pair.a === pair.b) };
}
