"use client";

import { useTranslations } from "next-intl";
import { formatNumber } from "#components/ui/format-number.ts";
import { FormGroup } from "./form-group.tsx";
import { asNumber } from "./run-draft.ts";
import { useRunForm } from "./run-form-context.ts";
import { ChoiceSetting, NumberSetting, SwitchSetting } from "./setting-fields.tsx";
import { useSettingLabels } from "./use-setting-labels.ts";

/** How answers are asked for, and where the run holds itself back. */
export function LimitFields() {
  const t = useTranslations("expansion.form");
  const labels = useSettingLabels();
  const { draft } = useRunForm();
  return (
    <FormGroup
      title={t("limits")}
      summary={t("limitsNow", { calls: draft.concurrency, tokens: grouped(draft.maxOutputTokens) })}
      fields={["temperature", "maxOutputTokens", "answerTimeoutSeconds", "concurrency", "maxCalls"]}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <NumberSetting path="temperature" label={labels.temperature} hint={t("temperatureHint")} decimal />
        <NumberSetting path="maxOutputTokens" label={labels.maxOutputTokens} hint={t("maxOutputTokensHint")} />
        <NumberSetting path="answerTimeoutSeconds" label={labels.answerTimeoutSeconds} hint={t("answerTimeoutHint")} />
        <NumberSetting path="concurrency" label={labels.concurrency} hint={t("concurrencyHint")} />
        <NumberSetting path="maxCalls" label={labels.maxCalls} hint={t("maxCallsHint")} optional />
      </div>
      <SwitchSetting path="structuredOutput" label={t("structuredOutput")} hint={t("structuredOutputHint")} />
    </FormGroup>
  );
}

/** When a run that brings too little stops by itself. */
export function StopFields() {
  const t = useTranslations("expansion.form");
  const labels = useSettingLabels();
  const { draft } = useRunForm();
  const on = draft["stopBelow.enabled"];
  const share = asNumber(draft["stopBelow.share"]);
  return (
    <FormGroup
      title={t("stop")}
      summary={
        on
          ? t("stopNow", {
              share: Number.isFinite(share) ? String(Math.round(1000 * share) / 10) : draft["stopBelow.share"],
              window: draft["stopBelow.window"],
            })
          : t("stopOff")
      }
      fields={["stopBelow."]}
    >
      <SwitchSetting path="stopBelow.enabled" label={t("stopEnabled")} hint={t("stopHint")} />
      {on ? (
        <div className="grid gap-4 sm:grid-cols-2 sm:pl-11.5">
          <NumberSetting path="stopBelow.share" label={labels["stopBelow.share"]} hint={t("stopShareHint")} decimal />
          <NumberSetting path="stopBelow.window" label={labels["stopBelow.window"]} hint={t("stopWindowHint")} />
        </div>
      ) : null}
    </FormGroup>
  );
}

/** How calls reach the provider: a request each, or by batch where the endpoint takes batches. */
export function DeliveryFields() {
  const t = useTranslations("expansion.form");
  const labels = useSettingLabels();
  const { draft, choices } = useRunForm();
  const offered = choices.endpoints.find(({ id }) => id === draft.endpointId)?.batches ?? false;
  return (
    <FormGroup title={t("delivery")} summary={t(`deliveries.${draft.delivery as "live"}`)} fields={["delivery"]}>
      <ChoiceSetting
        path="delivery"
        label={labels.delivery}
        hint={offered ? t("deliveryHint") : t("noBatches")}
        options={[
          { value: "live", label: t("deliveries.live") },
          { value: "batch", label: t("deliveries.batch"), disabled: !offered },
        ]}
      />
    </FormGroup>
  );
}

/** A figure as it is typed, grouped where it is one. */
function grouped(typed: string): string {
  const value = asNumber(typed);
  return Number.isFinite(value) ? formatNumber(value) : typed;
}
