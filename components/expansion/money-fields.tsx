"use client";

import { useTranslations } from "next-intl";
import { formatMoney } from "#components/ui/format-number.ts";
import { FormGroup } from "./form-group.tsx";
import { asNumber } from "./run-draft.ts";
import { useRunForm } from "./run-form-context.ts";
import { NumberSetting } from "./setting-fields.tsx";
import { useSettingLabels } from "./use-setting-labels.ts";

/** What the run may cost. */
export function MoneyFields() {
  const t = useTranslations("expansion.form");
  const labels = useSettingLabels();
  const { draft } = useRunForm();
  const cap = asNumber(draft.spendCap);
  return (
    <FormGroup
      title={t("money")}
      summary={Number.isFinite(cap) ? t("capNow", { cap: formatMoney(cap) }) : t("noCap")}
      fields={["spendCap"]}
    >
      <NumberSetting path="spendCap" label={labels.spendCap} hint={t("spendCapHint")} decimal optional />
    </FormGroup>
  );
}
