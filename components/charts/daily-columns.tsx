"use client";

import { useFormatter, useTranslations } from "next-intl";
import { formatNumber } from "#components/ui/format-number.ts";
import { ChartFigure } from "./chart-figure.tsx";
import { axisTicks } from "./ticks.ts";

/** One person's counts, one for each day of the chart. */
export type PersonDays = { key: string; name: string; counts: readonly number[] };

const rowHeight = 68;
const plotHeight = 36;
const axisHeight = 24;
const scaleWidth = 34;

/** Small columns by day, a row for each person, all on one scale, so that rows can be compared. */
export function DailyColumns({
  title,
  description,
  days,
  people,
  unit,
  className,
}: {
  title: string;
  description?: string;
  /** Calendar days as YYYY-MM-DD, oldest first, without gaps. */
  days: readonly string[];
  people: readonly PersonDays[];
  /** What is counted, for the total: "reviews". */
  unit: string;
  className?: string;
}) {
  const t = useTranslations("ui.chart");
  const format = useFormatter();
  // A calendar day is the same day everywhere: read and written in UTC.
  const dayLabel = (day: string) =>
    format.dateTime(new Date(`${day}T00:00:00Z`), { month: "short", day: "numeric", timeZone: "UTC" });
  const most = Math.max(0, ...people.flatMap((person) => person.counts));
  const top = axisTicks(most, 4, true).at(-1) ?? 1;
  const totals = people.map((person) => person.counts.reduce((sum, count) => sum + count, 0));
  const first = days[0];
  const last = days.at(-1);

  return (
    <ChartFigure
      title={title}
      description={description}
      className={className}
      height={people.length * rowHeight + axisHeight}
      table={{
        head: [t("person"), ...days.map(dayLabel), t("total")],
        rows: people.map((person, index) => [
          person.name,
          ...days.map((_, day) => formatNumber(person.counts[day] ?? 0)),
          formatNumber(totals[index] ?? 0),
        ]),
      }}
      draw={(width) => {
        const step = (width - scaleWidth) / Math.max(1, days.length);
        const columnWidth = Math.max(1, Math.min(24, step - 2));
        return (
          <>
            {people.map((person, index) => {
              const y = index * rowHeight;
              const base = y + 22 + plotHeight;
              return (
                <g key={person.key}>
                  <text x={scaleWidth} y={y + 13} className="text-sm">
                    <tspan className="font-medium">{person.name}</tspan>
                    <tspan dx={8} className="fill-muted tabular-nums">
                      {formatNumber(totals[index] ?? 0)} {unit}
                    </tspan>
                  </text>
                  <line
                    x1={scaleWidth}
                    x2={width}
                    y1={y + 22}
                    y2={y + 22}
                    className="stroke-line"
                    strokeDasharray="2 3"
                  />
                  <text x={scaleWidth - 6} y={y + 26} textAnchor="end" className="fill-muted! tabular-nums">
                    {formatNumber(top)}
                  </text>
                  <text x={scaleWidth - 6} y={base + 3} textAnchor="end" className="fill-muted! tabular-nums">
                    {formatNumber(0)}
                  </text>
                  {days.map((day, at) => {
                    const count = person.counts[at] ?? 0;
                    const height = count === 0 ? 0 : Math.max(1.5, (count / top) * plotHeight);
                    return (
                      <rect
                        key={day}
                        x={scaleWidth + at * step + (step - columnWidth) / 2}
                        y={base - height}
                        width={columnWidth}
                        height={height}
                        rx={1}
                        className="fill-chart-blue"
                      />
                    );
                  })}
                  <line x1={scaleWidth} x2={width} y1={base + 0.5} y2={base + 0.5} className="stroke-line-strong" />
                </g>
              );
            })}
            {first ? (
              <text x={scaleWidth} y={people.length * rowHeight + 12} className="fill-muted!">
                {dayLabel(first)}
              </text>
            ) : null}
            {last && last !== first ? (
              <text x={width} y={people.length * rowHeight + 12} textAnchor="end" className="fill-muted!">
                {dayLabel(last)}
              </text>
            ) : null}
          </>
        );
      }}
    />
  );
}
