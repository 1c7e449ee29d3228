import { useTranslations } from "next-intl";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { formatMoney, formatNumber } from "#components/ui/format-number.ts";
import type { Costs } from "#lib/expansion/cost-view.ts";

/** What all calls of the days cost together. */
export function CostFigures({ costs }: { costs: Costs }) {
  const t = useTranslations("costs.figures");
  const { charged, attempts, unpriced, inputTokens, cachedTokens, outputTokens } = costs.total;
  const left = costs.models.some((model) => model.unpriced > 0 && !model.practice);
  return (
    <DefinitionList
      look="figures"
      items={[
        {
          term: t("charged"),
          value: left ? t("atLeast", { amount: formatMoney(charged) }) : formatMoney(charged),
          hint: t("chargedHint"),
        },
        {
          term: t("attempts"),
          value: formatNumber(attempts),
          hint: unpriced > 0 ? t("attemptsUnpriced", { count: formatNumber(unpriced) }) : t("attemptsHint"),
        },
        {
          term: t("input"),
          value: formatNumber(inputTokens),
          hint: t("inputHint", { cached: formatNumber(cachedTokens) }),
        },
        { term: t("output"), value: formatNumber(outputTokens), hint: t("outputHint") },
      ]}
    />
  );
}
