import { describe, expect, it } from "vitest";
import { defaultBannedPhrases } from "./default-banned-phrases.ts";
import { rejectionRules, ruleNames, runSettings } from "./schema.ts";

const least = { endpointId: "e", model: "m", rngSeed: "1" };

describe("runSettings", () => {
  it("fills in what is left out", () => {
    expect(runSettings.parse(least)).toEqual({
      ...least,
      seedsPerPrompt: 3,
      tasksPerCall: 5,
      target: 100,
      temperature: 1,
      concurrency: 8,
      maxCalls: null,
      maxOutputTokens: 4096,
      structuredOutput: true,
      rules: {
        emptyOutput: { enabled: true },
        outputEqualsInput: { enabled: true },
        lengthInWords: { enabled: true, min: 4, max: 150 },
        bannedPhrases: { enabled: true, phrases: defaultBannedPhrases },
        wrongScript: { enabled: true, script: "Latin", minShare: 0.5 },
        exactDuplicate: { enabled: true },
        nearDuplicate: { enabled: true, threshold: 0.7, strict: true, tokenizer: "rouge" },
      },
      preset: null,
      machineTasksPerPrompt: 0,
      classification: "withTask",
      promptVersionId: null,
      classifyPromptVersionId: null,
      classifyEndpointId: null,
      classifyModel: null,
      steering: { categoryWeights: {}, kindWeights: {}, fillGaps: false, rareFirst: false, avoidKinds: [] },
      spendCap: null,
      stopBelow: { enabled: true, share: 0.1, window: 200 },
      answerTimeoutSeconds: 180,
      delivery: "live",
    });
  });

  it("gives back complete settings as they are, so that a frozen run stays what it was", () => {
    const settings = runSettings.parse({ ...least, rules: { nearDuplicate: { enabled: false, threshold: 0.8 } } });
    expect(runSettings.parse(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
    expect(settings.rules.nearDuplicate).toEqual({ enabled: false, threshold: 0.8, strict: true, tokenizer: "rouge" });
  });

  it("gives each run a list of phrases of its own", () => {
    const [one, other] = [runSettings.parse(least), runSettings.parse(least)];
    one.rules.bannedPhrases.phrases.push("x");
    expect(other.rules.bannedPhrases.phrases).toEqual(defaultBannedPhrases);
  });

  it.each([
    ["endpointId", ""],
    ["model", ""],
    ["model", "m".repeat(201)],
    ["seedsPerPrompt", 0],
    ["seedsPerPrompt", 11],
    ["seedsPerPrompt", 2.5],
    ["tasksPerCall", 21],
    ["target", 0],
    ["target", 1_000_001],
    ["target", "100"],
    ["temperature", 2.1],
    ["temperature", Number.NaN],
    ["concurrency", 129],
    ["maxCalls", 0],
    ["maxOutputTokens", 1],
    ["rngSeed", ""],
    ["rngSeed", "x".repeat(101)],
  ])("does not take %s %j, and says so by a key of the catalogue", (field, value) => {
    const { error } = runSettings.safeParse({ ...least, [field]: value });
    expect(error?.issues.map(({ path, message }) => [path.join("."), message])).toEqual([
      [field, `expansion.errors.${field === "endpointId" ? "endpoint" : field}`],
    ]);
  });

  it.each([
    [{ machineTasksPerPrompt: 10 }, "machineTasksPerPrompt", "machineTasksPerPrompt"],
    [{ spendCap: 0 }, "spendCap", "spendCap"],
    [{ answerTimeoutSeconds: 1 }, "answerTimeoutSeconds", "answerTimeout"],
    [{ stopBelow: { share: 2 } }, "stopBelow.share", "stopShare"],
    [{ stopBelow: { window: 10 } }, "stopBelow.window", "stopWindow"],
    [{ steering: { categoryWeights: { QA: -1 } } }, "steering.categoryWeights.QA", "weight"],
    [{ steering: { kindWeights: { dialogue: 101 } } }, "steering.kindWeights.dialogue", "weight"],
    [{ steering: { avoidKinds: [" "] } }, "steering.avoidKinds.0", "kind"],
    [{ steering: { avoidKinds: Array(101).fill("k") } }, "steering.avoidKinds", "kinds"],
  ])("does not take %j", (more, path, message) => {
    const { error } = runSettings.safeParse({ ...least, ...more });
    expect(error?.issues.map((issue) => [issue.path.join("."), issue.message])).toEqual([
      [path, `expansion.errors.${message}`],
    ]);
  });

  it.each([
    [{ lengthInWords: { min: 10, max: 9 } }, "rules.lengthInWords.max", "expansion.errors.wordsOrder"],
    [{ nearDuplicate: { threshold: 0 } }, "rules.nearDuplicate.threshold", "expansion.errors.threshold"],
    [{ nearDuplicate: { threshold: 1.01 } }, "rules.nearDuplicate.threshold", "expansion.errors.threshold"],
    [{ wrongScript: { minShare: -1 } }, "rules.wrongScript.minShare", "expansion.errors.minShare"],
    [{ wrongScript: { script: "Klingon" } }, "rules.wrongScript.script", "expansion.errors.script"],
    [{ bannedPhrases: { phrases: [" "] } }, "rules.bannedPhrases.phrases.0", "expansion.errors.phrase"],
  ])("does not take the rules %j", (rules, path, message) => {
    const { error } = runSettings.safeParse({ ...least, rules });
    expect(error?.issues.map((issue) => [issue.path.join("."), issue.message])).toEqual([[path, message]]);
  });
});

describe("the default banned phrases", () => {
  it("are within the limits of the setting, and none stands twice", () => {
    expect(new Set(defaultBannedPhrases).size).toBe(defaultBannedPhrases.length);
    expect(defaultBannedPhrases.length).toBeLessThanOrEqual(500);
  });
});

describe("rejectionRules", () => {
  it("are the rules and the two reasons of a run that takes no more", () => {
    expect(rejectionRules).toEqual([...ruleNames, "targetReached", "runCancelled"]);
    expect(new Set(rejectionRules).size).toBe(9);
  });
});
