import { expect, test } from "vitest";
import { followsPreset } from "#lib/expansion/preset-schema.ts";
import { presets, runSettings } from "#lib/expansion/schema.ts";
import { presetOf, withPreset } from "./preset-draft.ts";
import { readDraft, toDraft } from "./run-draft.ts";

const settings = runSettings.parse({
  endpointId: "e",
  model: "m",
  rngSeed: "7",
  target: 25_005,
  spendCap: 20,
  seedsPerPrompt: 9,
  rules: { nearDuplicate: { threshold: 0.9 }, emptyOutput: { enabled: false } },
  steering: { rareFirst: true, kindWeights: { dialogue: 0 }, categoryWeights: { QA: 3 } },
});
const draft = toDraft(settings);

test("choosing a preset fills the form with exactly its values, and leaves model, size and money", () => {
  for (const preset of presets) {
    const filled = withPreset(draft, preset);
    expect(presetOf(filled)).toEqual({ preset, changed: [] });
    const read = readDraft(filled, settings).settings;
    expect(read).toMatchObject({ preset, model: "m", target: 25_005, spendCap: 20 });
    expect(read && followsPreset(read, preset)).toBe(true);
  }
});

test("each field that was changed since is named, however the same is written", () => {
  const filled = withPreset(draft, "bioInstruct");
  const changed = {
    ...filled,
    seedsPerPrompt: "4",
    "rules.nearDuplicate.threshold": "0,70",
    "rules.emptyOutput.enabled": false,
    "steering.rareFirst": true,
    "rules.bannedPhrases.phrases": `${filled["rules.bannedPhrases.phrases"]}\n\n`,
    kindWeights: { dialogue: "1", "triage note": "2" },
    target: "50",
  };
  expect(presetOf(changed)?.changed.toSorted()).toEqual(
    ["kindWeights", "rules.emptyOutput.enabled", "seedsPerPrompt", "steering.rareFirst"].toSorted(),
  );
});

test("settings of nobody's have none", () => {
  expect(presetOf(draft)).toBeNull();
});
