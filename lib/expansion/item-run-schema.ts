import { z } from "zod";
import { itemSet } from "#lib/items/item-set.ts";
import { type RunSettings, runSettings } from "./schema.ts";

/** What a run over items may be for: proposing category and kind, or writing a second output. */
export const itemRunPurposes = ["classify", "answer"] as const;

/** One of them. */
export type ItemRunPurpose = (typeof itemRunPurposes)[number];

/** The settings that a run over items is told; its others have no meaning for it. */
const told = runSettings.pick({
  endpointId: true,
  model: true,
  promptVersionId: true,
  concurrency: true,
  maxOutputTokens: true,
  structuredOutput: true,
  spendCap: true,
  answerTimeoutSeconds: true,
  delivery: true,
});

/**
 * What a run over items is told: what for, which items, on which model, by which prompt, and its limits.
 *
 * - `includeProposed`: for a classification, items that have a proposed category already are classified too.
 */
export const itemRunInput = told.extend({
  purpose: z.enum(itemRunPurposes),
  set: itemSet,
  includeProposed: z.boolean().default(true),
});

/** What a run over items is told. */
export type ItemRunInput = z.output<typeof itemRunInput>;

/** What starts one: the above, and an id made by the browser, so that sending it twice starts one run. */
export const startItemRunInput = z.object({ requestId: z.uuid(), run: itemRunInput });

/** The most items that a run goes through: as many as a run may have for its target. */
export const mostRunItems = 1_000_000;

/** The settings that such a run freezes, with `target` items. */
export function itemRunSettings({
  purpose: _purpose,
  set: _set,
  includeProposed: _all,
  ...told
}: ItemRunInput): RunSettings {
  return runSettings.parse({
    ...told,
    rngSeed: "items",
    tasksPerCall: 1,
    temperature: 0,
    classification: "none",
    stopBelow: { enabled: false },
  });
}
