"use client";

import { useTranslations } from "next-intl";
import { DailyAmounts } from "#components/charts/daily-amounts.tsx";
import { formatMoney } from "#components/ui/format-number.ts";
import type { Costs } from "#lib/expansion/cost-view.ts";

/** What each day cost. */
export function CostCharts({ days }: { days: Costs["days"] }) {
  const t = useTranslations("costs.chart");
  return (
    <DailyAmounts
      title={t("title")}
      description={t("description")}
      days={days.map(({ day, charged }) => ({ day, amount: charged }))}
      nameLabel={t("day")}
      amountLabel={t("charged")}
      format={(amount) => formatMoney(amount)}
    />
  );
}
