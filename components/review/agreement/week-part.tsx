import { useFormatter, useTranslations } from "next-intl";
import { IntervalChart } from "#components/charts/interval-chart.tsx";
import type { AgreementFigures } from "#lib/review/agreement/report.ts";
import { levels } from "#lib/review/agreement/schema.ts";
import { FiguresTable } from "./figures-table.tsx";

/** Agreement by week: alpha drawn with its intervals, and all figures in a table. */
export function WeekPart({ weeks }: { weeks: AgreementFigures["byWeek"] }) {
  const t = useTranslations("agreement");
  const format = useFormatter();
  // A calendar day is the same day everywhere: read and written in UTC.
  const dayOf = (week: string) =>
    format.dateTime(new Date(`${week}T00:00:00Z`), { month: "short", day: "numeric", timeZone: "UTC" });
  return (
    <div className="flex flex-col gap-5">
      <IntervalChart
        title={t("weeks.chart")}
        description={t("weeks.chartDescription")}
        className="max-w-3xl"
        axis={t("weeks.axis")}
        lines={[
          { value: levels.reliable, label: t("weeks.reliable") },
          { value: levels.tentative, label: t("weeks.tentative") },
        ]}
        columns={{
          label: t("columns.week"),
          size: t("measures.items"),
          low: t("weeks.low"),
          high: t("weeks.high"),
        }}
        points={weeks.map(({ week, figures: { alpha, items } }) => ({
          key: week,
          label: dayOf(week),
          size: items,
          value: alpha.value,
          low: alpha.interval?.low ?? null,
          high: alpha.interval?.high ?? null,
        }))}
      />
      <FiguresTable
        label={t("weeks.title")}
        nameLabel={t("columns.week")}
        rows={[...weeks].reverse().map(({ week, figures }) => ({
          key: week,
          name: t("weeks.week", { date: dayOf(week) }),
          more: [],
          figures,
        }))}
      />
    </div>
  );
}
