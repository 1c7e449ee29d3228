"use client";

import { useFormatter, useTranslations } from "next-intl";
import { ChartFigure } from "./chart-figure.tsx";
import { axisTicks } from "./ticks.ts";

const plotHeight = 120;
const axisHeight = 24;
const scaleWidth = 64;

/** An amount a day as columns, on one scale from 0: costs. */
export function DailyAmounts({
  title,
  description,
  days,
  nameLabel,
  amountLabel,
  format,
  className,
}: {
  title: string;
  description?: string;
  /** Calendar days as YYYY-MM-DD, oldest first, without gaps. */
  days: readonly { day: string; amount: number }[];
  /** What the rows of the table are: "Day (UTC)". */
  nameLabel: string;
  /** What is added up, with its unit: "US dollars". */
  amountLabel: string;
  format: (amount: number) => string;
  className?: string;
}) {
  const t = useTranslations("ui.chart");
  const formatter = useFormatter();
  // A calendar day is the same day everywhere: read and written in UTC.
  const dayLabel = (day: string) =>
    formatter.dateTime(new Date(`${day}T00:00:00Z`), {
      year: "numeric",
      month: "short",
      day: "numeric",
      timeZone: "UTC",
    });
  const total = days.reduce((sum, { amount }) => sum + amount, 0);
  const ticks = axisTicks(Math.max(0, ...days.map(({ amount }) => amount)), 3);
  const top = ticks.at(-1) ?? 1;
  const y = (amount: number) => 8 + plotHeight - (amount / top) * plotHeight;
  const first = days[0]?.day;
  const last = days.at(-1)?.day;
  return (
    <ChartFigure
      title={title}
      description={description}
      className={className}
      height={8 + plotHeight + axisHeight}
      table={{
        head: [nameLabel, amountLabel],
        rows:
          total > 0
            ? [...days.map(({ day, amount }) => [dayLabel(day), format(amount)]), [t("total"), format(total)]]
            : [],
      }}
      draw={(width) => {
        const step = (width - scaleWidth) / Math.max(1, days.length);
        const columnWidth = Math.max(1, Math.min(24, step - 2));
        return (
          <>
            {ticks.map((tick) => (
              <g key={tick}>
                <line x1={scaleWidth} x2={width} y1={y(tick) + 0.5} y2={y(tick) + 0.5} className="stroke-line" />
                <text x={scaleWidth - 8} y={y(tick) + 4} textAnchor="end" className="fill-muted! tabular-nums">
                  {format(tick)}
                </text>
              </g>
            ))}
            {days.map(({ day, amount }, at) =>
              amount > 0 ? (
                <rect
                  key={day}
                  x={scaleWidth + at * step + (step - columnWidth) / 2}
                  y={Math.min(y(amount), y(0) - 1.5)}
                  width={columnWidth}
                  height={Math.max(1.5, y(0) - y(amount))}
                  rx={1}
                  className="fill-chart-blue"
                />
              ) : null,
            )}
            {first ? (
              <text x={scaleWidth} y={8 + plotHeight + 18} className="fill-muted!">
                {dayLabel(first)}
              </text>
            ) : null}
            {last && last !== first ? (
              <text x={width} y={8 + plotHeight + 18} textAnchor="end" className="fill-muted!">
                {dayLabel(last)}
              </text>
            ) : null}
          </>
        );
      }}
    />
  );
}
