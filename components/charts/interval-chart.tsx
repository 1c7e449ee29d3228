"use client";

import { formatNumber } from "#components/ui/format-number.ts";
import { ChartFigure } from "./chart-figure.tsx";

/** A value with its interval; null where there is none. */
export type IntervalPoint = {
  key: string;
  label: string;
  /** How many things it is of. */
  size: number;
  value: number | null;
  low: number | null;
  high: number | null;
};

const head = 20;
const plotHeight = 190;
const foot = 26;
const scaleWidth = 40;
const labelWidth = 58;

/** Values of one kind by time, with a bar for each interval, between `least` (or lower, where a value is) and 1, and lines to reach. */
export function IntervalChart({
  title,
  description,
  points,
  axis,
  lines,
  columns,
  className,
}: {
  title: string;
  description?: string;
  points: readonly IntervalPoint[];
  /** What the values are. */
  axis: string;
  /** Values to reach, and what is written at them. */
  lines: readonly { value: number; label: string }[];
  /** Heads of the table: of what, the size, low and high end. */
  columns: { label: string; size: string; low: string; high: string };
  className?: string;
}) {
  const lowest = Math.min(0.2, ...points.flatMap(({ low, value }) => [low ?? 1, value ?? 1]));
  const bottom = Math.floor(lowest * 5) / 5;
  const y = (value: number) => head + ((1 - value) / (1 - bottom)) * plotHeight;
  const ticks = Array.from({ length: Math.round((1 - bottom) * 5) + 1 }, (_, step) => bottom + step / 5);
  const write = (value: number | null) => (value === null ? "–" : value.toFixed(2));
  return (
    <ChartFigure
      title={title}
      {...(description ? { description } : {})}
      {...(className ? { className } : {})}
      height={head + plotHeight + foot}
      table={{
        head: [columns.label, axis, columns.low, columns.high, columns.size],
        rows: points.map(({ label, value, low, high, size }) => [
          label,
          write(value),
          write(low),
          write(high),
          formatNumber(size),
        ]),
      }}
      draw={(width) => {
        const step = (width - scaleWidth) / Math.max(1, points.length);
        const each = Math.max(1, Math.ceil(labelWidth / step));
        return (
          <>
            <text x={0} y={9} className="fill-muted!">
              {axis}
            </text>
            {ticks.map((tick) => (
              <g key={tick}>
                <line x1={scaleWidth} x2={width} y1={y(tick) + 0.5} y2={y(tick) + 0.5} className="stroke-line" />
                <text x={scaleWidth - 6} y={y(tick) + 4} textAnchor="end" className="fill-muted! tabular-nums">
                  {tick.toFixed(1)}
                </text>
              </g>
            ))}
            {lines.map(({ value, label }) => (
              <g key={value}>
                <line
                  x1={scaleWidth}
                  x2={width}
                  y1={y(value)}
                  y2={y(value)}
                  className="stroke-text"
                  strokeDasharray="4 3"
                />
                <text x={width} y={y(value) - 4} textAnchor="end" className="tabular-nums">
                  {label}
                </text>
              </g>
            ))}
            {points.map(({ key, label, value, low, high }, at) => {
              const x = scaleWidth + (at + 0.5) * step;
              return (
                <g key={key}>
                  {low !== null && high !== null ? (
                    <path
                      d={`M${x} ${y(low)}V${y(high)}M${x - 4} ${y(low)}h8M${x - 4} ${y(high)}h8`}
                      strokeWidth={1.5}
                      className="fill-none stroke-chart-blue"
                    />
                  ) : null}
                  {value === null ? null : <circle cx={x} cy={y(value)} r={4} className="fill-chart-blue" />}
                  {at % each === 0 ? (
                    <text x={x} y={head + plotHeight + 18} textAnchor="middle" className="fill-muted!">
                      {label}
                    </text>
                  ) : null}
                </g>
              );
            })}
          </>
        );
      }}
    />
  );
}
