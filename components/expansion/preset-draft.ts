import { type Preset, presetSettings } from "#lib/expansion/preset-schema.ts";
import { presets, runSettings } from "#lib/expansion/schema.ts";
import { asNumber, toDraft } from "./run-draft.ts";
import { categoryWeights, type FlagPath, flagFields, type RunDraft, type TextPath } from "./setting-paths.ts";

const texts: TextPath[] = [
  "seedsPerPrompt",
  "tasksPerCall",
  "machineTasksPerPrompt",
  "classification",
  "rules.lengthInWords.min",
  "rules.lengthInWords.max",
  "rules.bannedPhrases.phrases",
  "rules.wrongScript.script",
  "rules.wrongScript.minShare",
  "rules.nearDuplicate.threshold",
  "rules.nearDuplicate.tokenizer",
  "steering.avoidKinds",
  ...categoryWeights,
];
const flags: FlagPath[] = flagFields.filter((path) => path.startsWith("rules.") || path.startsWith("steering."));

/** A field of the form that a preset settles. */
export type PresetField = TextPath | FlagPath | "kindWeights";

/** The draft with a preset's values in the place of its own, and its name. */
export function withPreset(draft: RunDraft, preset: Preset): RunDraft {
  const given = draftOf(preset);
  const taken = [...texts, ...flags].map((path) => [path, given[path]]);
  return { ...draft, ...Object.fromEntries(taken), kindWeights: {}, preset };
}

/** The preset that a draft was made from, and the fields of it that were changed since; null where it has none. */
export function presetOf(draft: RunDraft): { preset: Preset; changed: PresetField[] } | null {
  const preset = presets.find((name) => name === draft.preset);
  if (!preset) return null;
  const given = draftOf(preset);
  const weighted = Object.values(draft.kindWeights).some((weight) => asNumber(weight) !== 1);
  return {
    preset,
    changed: [
      ...texts.filter((path) => !same(draft[path], given[path])),
      ...flags.filter((path) => draft[path] !== given[path]),
      ...(weighted ? ["kindWeights" as const] : []),
    ],
  };
}

function draftOf(preset: Preset): RunDraft {
  return toDraft(runSettings.parse({ endpointId: "any", model: "any", rngSeed: "any", ...presetSettings(preset) }));
}

/** Whether two fields say the same: 0.70 and 0.7 do, and so do lists that differ in blank lines. */
function same(one: string, other: string): boolean {
  const lines = (text: string) => text.split("\n").flatMap((line) => line.trim() || []);
  return asNumber(one) === asNumber(other) || lines(one).join("\n") === lines(other).join("\n");
}
