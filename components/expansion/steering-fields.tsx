"use client";

import { useTranslations } from "next-intl";
import { Field } from "#components/ui/field.tsx";
import { categories } from "#lib/items/schema.ts";
import { FormGroup } from "./form-group.tsx";
import { KindWeights } from "./kind-weights.tsx";
import { MixBars } from "./mix-bars.tsx";
import { asNumber } from "./run-draft.ts";
import { useRunForm } from "./run-form-context.ts";
import { LinesSetting, NumberSetting, SwitchSetting } from "./setting-fields.tsx";
import type { RunDraft } from "./setting-paths.ts";
import { useSettingLabels } from "./use-setting-labels.ts";

/** Where the draw of the seeds and the words of the prompt lean to. */
export function SteeringFields() {
  const t = useTranslations("expansion.steering");
  const tCategory = useTranslations("ui.category");
  const labels = useSettingLabels();
  const { draft, choices } = useRunForm();
  const now = leanings(draft).map((leaning) => t(`now.${leaning}`));
  return (
    <FormGroup title={t("title")} summary={now.length === 0 ? t("now.none") : now.join(", ")} fields={["steering."]}>
      <SwitchSetting path="steering.fillGaps" label={t("fillGaps")} hint={t("fillGapsHint")} />
      {draft["steering.fillGaps"] ? <MixBars mix={choices.mix} /> : null}
      <SwitchSetting path="steering.rareFirst" label={t("rareFirst")} hint={t("rareFirstHint")} />
      <Field group label={t("categoryWeights")} hint={t("weightHint")}>
        <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
          {categories.map((category) => (
            <NumberSetting
              key={category}
              path={`steering.categoryWeights.${category}`}
              label={tCategory(`${category}.name`)}
              decimal
            />
          ))}
        </div>
      </Field>
      <KindWeights />
      <LinesSetting
        path="steering.avoidKinds"
        label={labels["steering.avoidKinds"]}
        hint={t("avoidKindsHint")}
        optional
      />
    </FormGroup>
  );
}

function leanings(draft: RunDraft) {
  const weighted = [
    ...categories.map((category) => draft[`steering.categoryWeights.${category}`]),
    ...Object.values(draft.kindWeights),
  ].some((weight) => asNumber(weight) !== 1);
  return [
    ...(draft["steering.fillGaps"] ? ["fillGaps" as const] : []),
    ...(draft["steering.rareFirst"] ? ["rareFirst" as const] : []),
    ...(weighted ? ["weights" as const] : []),
    ...(draft["steering.avoidKinds"].trim() === "" ? [] : ["avoidKinds" as const]),
  ];
}
