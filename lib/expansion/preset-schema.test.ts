import { describe, expect, it } from "vitest";
import { defaultBannedPhrases } from "./default-banned-phrases.ts";
import { followsPreset, type Preset, presetSettings, withHonestPreset } from "./preset-schema.ts";
import { presets, runSettings } from "./schema.ts";

const base = { endpointId: "e", model: "m", rngSeed: "1" };
const made = (preset: Preset, more = {}) => runSettings.parse({ ...base, ...presetSettings(preset), preset, ...more });

const noSteering = { categoryWeights: {}, kindWeights: {}, fillGaps: false, rareFirst: false, avoidKinds: [] };

describe("the presets", () => {
  it("BioInstruct shows three human seeds, drops ROUGE-L above 0.7, and classifies by a pass of its own", () => {
    const { rules, ...rest } = presetSettings("bioInstruct");
    expect(rest).toEqual({
      seedsPerPrompt: 3,
      tasksPerCall: 5,
      machineTasksPerPrompt: 0,
      classification: "ownPass",
      steering: noSteering,
    });
    expect(rules.nearDuplicate).toEqual({ enabled: true, threshold: 0.7, strict: true, tokenizer: "rouge" });
  });

  it("Self-Instruct shows eight tasks, two machine-written at most, and drops 3 words or fewer and more than 150", () => {
    const { rules, ...rest } = presetSettings("selfInstruct");
    expect(rest).toMatchObject({ seedsPerPrompt: 8, machineTasksPerPrompt: 2, steering: noSteering });
    expect(rules.lengthInWords).toEqual({ enabled: true, min: 4, max: 150 });
    expect(rules.nearDuplicate).toEqual({ enabled: true, threshold: 0.7, strict: true, tokenizer: "rouge" });
    // Its single words drop radiology and gene mapping; the phrases that stand for them do not.
    expect(rules.bannedPhrases).toEqual({ enabled: true, phrases: defaultBannedPhrases });
    for (const word of ["image", "graph", "map", "file", "plot"])
      expect(rules.bannedPhrases.phrases).not.toContain(word);
  });

  it("Alpaca shows three seeds and asks for twenty tasks a call", () => {
    expect(presetSettings("alpaca")).toMatchObject({ seedsPerPrompt: 3, tasksPerCall: 20, machineTasksPerPrompt: 0 });
  });

  it("are told apart", () => {
    for (const preset of presets) {
      expect(presets.filter((other) => followsPreset(made(preset), other))).toEqual([preset]);
    }
  });
});

describe("a run that bears a preset's name", () => {
  it("keeps it with its own model, size and money", () => {
    const settings = made("bioInstruct", { target: 25_005, temperature: 0.7, spendCap: 20, concurrency: 32 });
    expect(withHonestPreset(settings)).toEqual(settings);
  });

  it("keeps it where a weight says what is so anyway, and after a way through JSON", () => {
    const settings = made("selfInstruct", { steering: { categoryWeights: { QA: 1 }, kindWeights: { dialogue: 1 } } });
    expect(withHonestPreset(runSettings.parse(JSON.parse(JSON.stringify(settings)))).preset).toBe("selfInstruct");
  });

  it.each([
    { seedsPerPrompt: 4 },
    { tasksPerCall: 6 },
    { machineTasksPerPrompt: 1 },
    { classification: "withTask" },
    { steering: { rareFirst: true } },
    { steering: { kindWeights: { dialogue: 0 } } },
    { rules: { nearDuplicate: { threshold: 0.8 } } },
    { rules: { bannedPhrases: { phrases: ["image"] } } },
    { rules: { emptyOutput: { enabled: false } } },
  ])("loses it with %j", (more) => {
    expect(withHonestPreset(made("bioInstruct", more)).preset).toBeNull();
  });
});
