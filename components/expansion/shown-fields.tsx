"use client";

import { useTranslations } from "next-intl";
import { FormGroup } from "./form-group.tsx";
import { useRunForm } from "./run-form-context.ts";
import { NumberSetting, TextSetting } from "./setting-fields.tsx";
import { useSettingLabels } from "./use-setting-labels.ts";

/** What a call shows: how many seeds, and how many of them may be the project's own machine-written items. */
export function ShownFields() {
  const t = useTranslations("expansion.form");
  const labels = useSettingLabels();
  const { draft, choices } = useRunForm();
  return (
    <FormGroup
      title={t("shown")}
      summary={t("shownNow", {
        tasks: draft.seedsPerPrompt,
        machine: draft.machineTasksPerPrompt.trim() === "" ? "0" : draft.machineTasksPerPrompt.trim(),
      })}
      fields={["seedsPerPrompt", "machineTasksPerPrompt", "rngSeed"]}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <NumberSetting
          path="seedsPerPrompt"
          label={labels.seedsPerPrompt}
          hint={t("seedsPerPromptHint", { count: choices.seedCount })}
        />
        <NumberSetting
          path="machineTasksPerPrompt"
          label={labels.machineTasksPerPrompt}
          hint={t("machineTasksPerPromptHint")}
        />
        <TextSetting path="rngSeed" label={labels.rngSeed} hint={t("rngSeedHint")} />
      </div>
    </FormGroup>
  );
}
