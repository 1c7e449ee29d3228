import { useTranslations } from "next-intl";
import { type Definition, DefinitionList } from "#components/ui/definition-list.tsx";
import { formatDuration, formatMoney, formatNumber, formatPercent } from "#components/ui/format-number.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { Estimate } from "#lib/expansion/forecast-basis.ts";
import type { RunForecastView } from "#lib/expansion/queries/forecast-run.ts";

/** A forecast in figures: each a range, and what it is based on. */
export function ForecastFacts({ forecast }: { forecast: RunForecastView }) {
  const t = useTranslations("costs.forecast");
  const { acceptance, calls, tokens, cost, most, reservedEach, time, limits } = forecast;
  const range = ({ low, high }: Estimate, format: (value: number) => string) => {
    const [from, to] = [format(low), format(high)];
    return from === to ? from : t("range", { from, to });
  };
  const whole = (value: number) => formatNumber(Math.round(value));
  const money = (value: number) => formatMoney(value);
  const percent = (value: number) => formatPercent(value, 0);
  const seconds = (value: number) => formatDuration(Math.max(1_000, Math.round(value / 1_000) * 1_000));

  const items: Definition[] = [
    {
      term: t("cost"),
      value: cost ? t("about", { amount: money(cost.likely) }) : t("noPrice"),
      hint: cost
        ? `${range(cost, money)}. ${t("most", { amount: money(most ?? cost.high) })}`
        : t("noPriceHint", { models: forecast.unpriced.join(", ") }),
    },
    ...(reservedEach === null ? [] : [{ term: t("reserved"), value: money(reservedEach), hint: t("reservedHint") }]),
    {
      term: t("calls"),
      value: t("about", { amount: whole(calls.likely) }),
      hint: `${range(calls, whole)}${forecast.classifications > 0 ? `. ${t("classifications", { count: forecast.classifications })}` : ""}`,
    },
    {
      term: t("acceptance"),
      value: t("about", { amount: percent(acceptance.likely) }),
      hint:
        acceptance.runs.length > 0
          ? t("acceptanceSeen", { range: range(acceptance, percent), runs: acceptance.runs.map(String).join(", ") })
          : t("acceptanceGuessed", { range: range(acceptance, percent) }),
    },
    {
      term: t("tokens"),
      value: t("tokensOf", { input: whole(tokens.input.likely), output: whole(tokens.output.likely) }),
      hint: tokens.seen > 0 ? t("tokensSeen", { count: tokens.seen }) : t("tokensGuessed"),
    },
    {
      term: t("time"),
      value: time ? t("about", { amount: seconds(time.likely) }) : t("unknown"),
      hint:
        time && forecast.latencyMs !== null
          ? t("timeSeen", {
              range: range(time, seconds),
              count: forecast.atOnce,
              latency: formatDuration(forecast.latencyMs),
            })
          : t("timeUnknown"),
    },
  ];
  return (
    <>
      {limits.capBelowOneCall ? <Notice tone="reject">{t("capBelowOneCall")}</Notice> : null}
      {limits.itemsAtCap !== null && !limits.capBelowOneCall ? (
        <Notice tone="warning">{t("itemsAtCap", { count: limits.itemsAtCap })}</Notice>
      ) : null}
      {limits.itemsAtMaxCalls !== null ? (
        <Notice tone="warning">{t("itemsAtMaxCalls", { count: limits.itemsAtMaxCalls })}</Notice>
      ) : null}
      {limits.overBudget ? <Notice tone="warning">{t("overBudget")}</Notice> : null}
      <DefinitionList items={items} />
    </>
  );
}
