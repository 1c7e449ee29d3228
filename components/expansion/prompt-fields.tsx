"use client";

import { useTranslations } from "next-intl";
import { FormGroup } from "./form-group.tsx";
import { type RunChoices, useRunForm } from "./run-form-context.ts";
import { ChoiceSetting, TextSetting } from "./setting-fields.tsx";
import { useSettingLabels } from "./use-setting-labels.ts";

/** Which words the run uses: the built-in prompt, or a version of one of the project's templates. */
export function PromptFields() {
  const t = useTranslations("expansion.form");
  const labels = useSettingLabels();
  const { draft, choices } = useRunForm();
  const options = promptOptions(choices, "expand");
  return (
    <FormGroup
      title={t("prompt")}
      summary={options.find((option) => option.value === draft.promptVersionId)?.label ?? ""}
      fields={["promptVersionId"]}
    >
      <ChoiceSetting path="promptVersionId" label={labels.promptVersionId} hint={t("promptHint")} options={options} />
    </FormGroup>
  );
}

/** Who proposes categories: the model with each task, a call of its own for each item, or nobody. */
export function ClassificationFields() {
  const t = useTranslations("expansion.form");
  const labels = useSettingLabels();
  const { draft, choices } = useRunForm();
  const ways = (["withTask", "ownPass", "none"] as const).map((way) => ({
    value: way,
    label: t(`classifications.${way}`),
  }));
  return (
    <FormGroup
      title={t("classification")}
      summary={ways.find((way) => way.value === draft.classification)?.label ?? ""}
      fields={["classification", "classifyEndpointId", "classifyModel", "classifyPromptVersionId"]}
    >
      <ChoiceSetting
        path="classification"
        label={labels.classification}
        hint={t(`classificationHints.${draft.classification as "none"}`)}
        options={ways}
      />
      {draft.classification === "none" ? null : (
        <div className="grid gap-4 sm:grid-cols-2">
          <ChoiceSetting
            path="classifyEndpointId"
            label={labels.classifyEndpointId}
            options={[
              { value: "", label: t("runsOwn") },
              ...choices.endpoints.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <TextSetting path="classifyModel" label={labels.classifyModel} hint={t("classifyModelHint")} optional />
          <ChoiceSetting
            path="classifyPromptVersionId"
            label={labels.classifyPromptVersionId}
            options={promptOptions(choices, "classify")}
          />
        </div>
      )}
    </FormGroup>
  );
}

function promptOptions({ prompts }: RunChoices, purpose: "expand" | "classify") {
  return prompts
    .filter((prompt) => prompt.purpose === purpose)
    .map(({ versionId, label }) => ({ value: versionId ?? "", label }));
}
