"use client";

import { useTranslations } from "next-intl";
import { formatNumber, formatPercent } from "#components/ui/format-number.ts";
import { ChartFigure } from "./chart-figure.tsx";

/** A stage of the way from seeds to approved items. */
export type FunnelStage = { key: string; label: string; count: number };

const rowHeight = 52;
const barHeight = 22;

/**
 * How many came how far: a bar a stage, its figure, and its share of the stage before (left out where a stage is the
 * larger one, as candidates are more than seeds).
 */
export function Funnel({
  title,
  description,
  stages,
  unitLabel,
  className,
}: {
  title: string;
  description?: string;
  stages: readonly FunnelStage[];
  /** What is counted; heads the column of the table. */
  unitLabel: string;
  className?: string;
}) {
  const t = useTranslations("ui.chart");
  const most = Math.max(1, ...stages.map((stage) => stage.count));
  const rows = stages.map((stage, index) => {
    const before = stages[index - 1]?.count ?? 0;
    const share = before > 0 && stage.count <= before ? formatPercent(stage.count / before) : null;
    return { ...stage, share };
  });
  return (
    <ChartFigure
      title={title}
      description={description}
      className={className}
      height={stages.length * rowHeight}
      table={{
        head: [t("stage"), unitLabel, t("ofPrevious")],
        rows: rows.map((row) => [row.label, formatNumber(row.count), row.share ?? ""]),
      }}
      draw={(width) =>
        rows.map((row, index) => {
          const y = index * rowHeight;
          const length = (count: number) => Math.max(2, (count / most) * width);
          const next = rows[index + 1];
          return (
            <g key={row.key}>
              <text x={0} y={y + 14} className="text-sm">
                <tspan className="font-medium">{row.label}</tspan>
                <tspan dx={8} className="tabular-nums">
                  {formatNumber(row.count)}
                </tspan>
                {row.share ? (
                  <tspan dx={8} className="fill-muted tabular-nums">
                    {t("ofPreviousValue", { value: row.share })}
                  </tspan>
                ) : null}
              </text>
              {next ? (
                <path
                  d={`M0 ${y + 21 + barHeight}H${length(row.count)}L${length(next.count)} ${y + rowHeight + 21}H0Z`}
                  className="fill-chart-blue"
                  opacity={0.1}
                />
              ) : null}
              <rect x={0} y={y + 21} width={length(row.count)} height={barHeight} rx={2} className="fill-chart-blue" />
            </g>
          );
        })
      }
    />
  );
}
