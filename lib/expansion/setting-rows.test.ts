import { expect, test } from "vitest";
import { messages } from "#messages/en/index.ts";
import { type RunSettingsInput, runSettings } from "./schema.ts";
import { compareSettings, settingRows } from "./setting-rows.ts";

const rows = (more: Partial<RunSettingsInput> = {}) =>
  settingRows(runSettings.parse({ endpointId: "e", model: "m", rngSeed: "1", ...more }));

test("only what differs is named as different, also within lists and weights", () => {
  const a = rows({ steering: { kindWeights: { triage: 2, dosing: 1 } }, rules: { nearDuplicate: { threshold: 0.7 } } });
  const b = rows({ steering: { kindWeights: { dosing: 1, triage: 3 } }, rules: { nearDuplicate: { threshold: 0.8 } } });
  expect(compareSettings(a, b).differing).toEqual([
    { path: "rules.nearDuplicate.threshold", a: "0.7", b: "0.8" },
    { path: "steering.kindWeights", a: "dosing 1, triage 2", b: "dosing 1, triage 3" },
  ]);
  expect(compareSettings(a, a).differing).toEqual([]);
  expect(compareSettings(a, a).same).toHaveLength(a.length);
});

test("a setting that is not set differs from one that is", () => {
  expect(compareSettings(rows(), rows({ spendCap: 2 })).differing).toEqual([{ path: "spendCap", a: "", b: "2" }]);
});

test("ids are left to the names of what they stand for", () => {
  const paths = rows({ promptVersionId: "01890000-0000-7000-8000-000000000000" }).map((row) => row.path);
  expect(paths.filter((path) => path.endsWith("Id"))).toEqual([]);
});

test("each setting has a name on screen", () => {
  const nameOf = (path: string) =>
    path
      .split(".")
      .reduce<unknown>((part, key) => (part as Record<string, unknown>)?.[key], messages.runs.compare.settings);
  expect(rows().filter(({ path }) => typeof nameOf(path) !== "string")).toEqual([]);
});
