import { expect, test } from "vitest";
import { runSettings } from "#lib/expansion/schema.ts";
import { byField, readDraft, toDraft } from "./run-draft.ts";

const settings = runSettings.parse({
  endpointId: "e",
  model: "m",
  rngSeed: "7",
  maxCalls: null,
  temperature: 0.7,
  rules: { bannedPhrases: { phrases: ["the image", "a, b"] }, wrongScript: { enabled: false } },
  steering: {
    categoryWeights: { QA: 0, GEN: 2.5 },
    kindWeights: { "dialogue v. 2": 3, constructor: 0 },
    avoidKinds: ["triage note"],
    rareFirst: true,
  },
  spendCap: 12.5,
  stopBelow: { enabled: false, window: 50 },
  classifyModel: "small",
});
const draft = toDraft(settings);

test("settings come back from the form as they went in", () => {
  expect(readDraft(draft, settings)).toEqual({ settings, errors: null });
});

test("numbers are read as people type them", () => {
  const typed = { ...draft, target: " 25\u202f000 ", temperature: "0,5", maxCalls: "40" };
  expect(readDraft(typed, settings).settings).toMatchObject({ target: 25_000, temperature: 0.5, maxCalls: 40 });
});

test("each field that is wrong is named with a message of the catalogue", () => {
  const wrong = { ...draft, model: " ", target: "1.5", concurrency: "", temperature: "warm", maxCalls: "0" };
  expect(readDraft(wrong, settings).errors).toEqual({
    model: "expansion.errors.model",
    target: "expansion.errors.target",
    concurrency: "expansion.errors.concurrency",
    temperature: "expansion.errors.temperature",
    maxCalls: "expansion.errors.maxCalls",
  });
});

test("phrases are one a line, blank lines are none, and a wrong one is told at the list", () => {
  const some = { ...draft, "rules.bannedPhrases.phrases": "\n see the image \n\nattached\n" };
  expect(readDraft(some, settings).settings?.rules.bannedPhrases.phrases).toEqual(["see the image", "attached"]);
  const long = { ...draft, "rules.bannedPhrases.phrases": `fine\n${"x".repeat(201)}` };
  expect(readDraft(long, settings).errors).toEqual({ "rules.bannedPhrases.phrases": "expansion.errors.phrase" });
});

test("the limits of a rule that is off are not asked for, and stay as they were", () => {
  const off = { ...draft, "rules.lengthInWords.enabled": false, "rules.lengthInWords.min": "many" };
  expect(readDraft(off, settings).settings?.rules.lengthInWords).toEqual({ enabled: false, min: 4, max: 150 });
  const on = { ...off, "rules.lengthInWords.enabled": true };
  expect(readDraft(on, settings).errors).toEqual({ "rules.lengthInWords.min": "expansion.errors.words" });
});

test("what an action says of a setting belongs to the same field", () => {
  expect(
    byField([
      ["settings.target", "a"],
      ["settings.rules.bannedPhrases.phrases.3", "b"],
    ]),
  ).toEqual({
    target: "a",
    "rules.bannedPhrases.phrases": "b",
  });
});

test("a weight of 1 says nothing, and a cap or a model that is left out is none", () => {
  const plain = { ...draft, "steering.categoryWeights.QA": "1", kindWeights: { dialogue: " 1,0 " }, spendCap: " " };
  const read = readDraft({ ...plain, classifyModel: " ", preset: "" }, settings).settings;
  expect(read).toMatchObject({ spendCap: null, classifyModel: null, preset: null });
  expect(read?.steering).toMatchObject({ categoryWeights: { GEN: 2.5 }, kindWeights: {} });
});

test("wrong weights are told at their category, and those of kinds at the list of them", () => {
  const wrong = {
    ...draft,
    "steering.categoryWeights.IE": "much",
    kindWeights: { "a.b": "-1", other: "200" },
    "steering.avoidKinds": `fine\n${"x".repeat(101)}`,
    spendCap: "0",
  };
  expect(readDraft(wrong, settings).errors).toEqual({
    "steering.categoryWeights.IE": "expansion.errors.weight",
    "steering.kindWeights": "expansion.errors.weight",
    "steering.avoidKinds": "expansion.errors.kind",
    spendCap: "expansion.errors.spendCap",
  });
});

test("one of the tasks shown is a seed at least", () => {
  const two = { ...draft, seedsPerPrompt: "2" };
  expect(readDraft({ ...two, machineTasksPerPrompt: "1" }, settings).errors).toBeNull();
  expect(readDraft({ ...two, machineTasksPerPrompt: "2" }, settings).errors).toEqual({
    machineTasksPerPrompt: "expansion.errors.machineTasksPerPrompt",
  });
});

test("the stop rule's limits are asked for while it is on", () => {
  const wrong = { ...draft, "stopBelow.share": "2", "stopBelow.window": "5" };
  expect(readDraft(wrong, settings).settings?.stopBelow).toEqual(settings.stopBelow);
  expect(readDraft({ ...wrong, "stopBelow.enabled": true }, settings).errors).toEqual({
    "stopBelow.share": "expansion.errors.stopShare",
    "stopBelow.window": "expansion.errors.stopWindow",
  });
});
