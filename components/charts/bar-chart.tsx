"use client";

import { useTranslations } from "next-intl";
import { formatNumber } from "#components/ui/format-number.ts";
import { ChartFigure } from "./chart-figure.tsx";
import { axisTicks } from "./ticks.ts";

const rowHeight = 40;
const barHeight = 14;
const axisHeight = 40;

/** Amounts by name as lying bars, each with its name and figure above it: rejections by rule, items by kind. */
export function BarChart({
  title,
  description,
  bars,
  nameLabel,
  axisLabel,
  format = (value) => formatNumber(value),
  className,
}: {
  title: string;
  description?: string;
  bars: readonly { key: string; label: string; value: number }[];
  /** What the bars are: "rule". Heads the first column of the table. */
  nameLabel: string;
  /** What their length is, with its unit: "candidates". */
  axisLabel: string;
  format?: (value: number) => string;
  className?: string;
}) {
  const t = useTranslations("ui.chart");
  const whole = bars.every((bar) => Number.isInteger(bar.value));
  const ticks = axisTicks(Math.max(0, ...bars.map((bar) => bar.value)), 4, whole);
  const top = ticks.at(-1) ?? 1;
  const plotHeight = bars.length * rowHeight;
  return (
    <ChartFigure
      title={title}
      description={description}
      className={className}
      height={plotHeight + axisHeight}
      table={{ head: [nameLabel, axisLabel || t("count")], rows: bars.map((bar) => [bar.label, format(bar.value)]) }}
      draw={(width) => {
        const x = (value: number) => (value / top) * (width - 24);
        return (
          <>
            {ticks.map((tick) => (
              <g key={tick}>
                <line x1={x(tick) + 0.5} x2={x(tick) + 0.5} y1={0} y2={plotHeight} className="stroke-line" />
                <text
                  x={x(tick)}
                  y={plotHeight + 15}
                  textAnchor={tick === 0 ? "start" : "middle"}
                  className="fill-muted! tabular-nums"
                >
                  {format(tick)}
                </text>
              </g>
            ))}
            {bars.map((bar, index) => (
              <g key={bar.key}>
                <text x={6} y={index * rowHeight + 14}>
                  {bar.label}
                  <tspan dx={8} className="fill-muted tabular-nums">
                    {format(bar.value)}
                  </tspan>
                </text>
                <rect
                  x={0}
                  y={index * rowHeight + 20}
                  width={Math.max(1, x(bar.value))}
                  height={barHeight}
                  rx={2}
                  className="fill-chart-blue"
                />
              </g>
            ))}
            <text x={0} y={plotHeight + 34} className="fill-muted!">
              {axisLabel}
            </text>
          </>
        );
      }}
    />
  );
}
