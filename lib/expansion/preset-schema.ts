import { type presets, type RunSettings, runSettings } from "./schema.ts";

/** The name of a preset. */
export type Preset = (typeof presets)[number];

/** What a preset settles: what a call shows and asks for, who proposes categories, and the rules. */
export type PresetSettings = Pick<
  RunSettings,
  "seedsPerPrompt" | "tasksPerCall" | "machineTasksPerPrompt" | "classification" | "rules" | "steering"
>;

// What a run is told over the defaults. The default rules are those of Self-Instruct already: 4 to 150 words, ROUGE-L F1 above
// 0.7, no empty output, no output that repeats its input. Phrases in place of its single banned words, which would drop
// radiology and gene mapping; and no preset lower-cases, numbers tasks in free text, or stops a completion at "20.".
const over: Record<Preset, Parameters<typeof settle>[0]> = {
  // Tran et al. 2024: three human seeds a call, duplicates above 0.7 dropped, categories by a pass of their own.
  bioInstruct: { seedsPerPrompt: 3, machineTasksPerPrompt: 0, classification: "ownPass" },
  // Wang et al. 2022: eight tasks shown, at most two of them machine-written.
  selfInstruct: { seedsPerPrompt: 8, machineTasksPerPrompt: 2 },
  // Taori et al. 2023: three seeds, twenty tasks a call.
  alpaca: { seedsPerPrompt: 3, tasksPerCall: 20 },
};

/** The settings of a preset, complete. Each call gives a copy of its own. */
export function presetSettings(preset: Preset): PresetSettings {
  return settle(over[preset]);
}

/** Whether settings have exactly the values of a preset, in whatever it settles. */
export function followsPreset(settings: RunSettings, preset: Preset): boolean {
  return JSON.stringify(presetPart(settings)) === JSON.stringify(presetSettings(preset));
}

/** The settings, without a preset's name that they do not live up to: a run that bears it has exactly its values. */
export function withHonestPreset(settings: RunSettings): RunSettings {
  const { preset } = settings;
  return preset === null || followsPreset(settings, preset) ? settings : { ...settings, preset: null };
}

function settle(more: Partial<Omit<PresetSettings, "rules" | "steering">>): PresetSettings {
  return presetPart(runSettings.parse({ endpointId: "any", model: "any", rngSeed: "any", ...more }));
}

// Parsing has put the keys in the order of the schema, so equal settings are equal as JSON; weights of 1 say nothing.
function presetPart(settings: RunSettings): PresetSettings {
  const { seedsPerPrompt, tasksPerCall, machineTasksPerPrompt, classification, rules, steering } = settings;
  const spoken = <K extends string>(weights: Partial<Record<K, number>>) =>
    Object.fromEntries(Object.entries(weights).filter(([, weight]) => weight !== 1)) as Record<K, number>;
  return {
    seedsPerPrompt,
    tasksPerCall,
    machineTasksPerPrompt,
    classification,
    rules,
    steering: {
      ...steering,
      categoryWeights: spoken(steering.categoryWeights),
      kindWeights: spoken(steering.kindWeights),
    },
  };
}
