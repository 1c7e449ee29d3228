"use client";

import { useTranslations } from "next-intl";
import type { Category } from "#components/ui/category-badge.tsx";
import { formatNumber, formatPercent } from "#components/ui/format-number.ts";
import { categoryFill } from "./category-fill.ts";
import { ChartFigure } from "./chart-figure.tsx";
import { axisTicks } from "./ticks.ts";

/** How many items a category has, and the share (0 to 1) that the project wants it to have. */
export type CategoryShare = { category: Category; count: number; target: number };

const rowHeight = 44;
const barHeight = 16;
const axisHeight = 40;
const labelWidth = 56;
const endSpace = 16;

/** The mix of categories against the target: a bar for the share, a mark for the target, both written beside it. */
export function CategoryBars({
  title,
  description,
  data,
  axisLabel,
  className,
}: {
  title: string;
  description?: string;
  data: readonly CategoryShare[];
  /** Under the axis: "share of approved items". */
  axisLabel: string;
  className?: string;
}) {
  const t = useTranslations("ui.chart");
  const names = useTranslations("ui.category");
  const total = data.reduce((sum, each) => sum + each.count, 0);
  const rows = data.map((each) => ({ ...each, share: total === 0 ? 0 : each.count / total }));
  const ticks = axisTicks(Math.max(0, ...rows.map((row) => Math.max(row.share, row.target))), 4);
  const top = ticks.at(-1) ?? 1;
  const plotHeight = rows.length * rowHeight;

  return (
    <ChartFigure
      title={title}
      description={description}
      className={className}
      height={plotHeight + axisHeight}
      table={{
        head: [axisLabel, t("count"), t("share"), t("targetColumn")],
        rows: rows.map((row) => [
          names(`${row.category}.name`),
          formatNumber(row.count),
          formatPercent(row.share),
          formatPercent(row.target),
        ]),
      }}
      draw={(width) => {
        const x = (share: number) => labelWidth + (share / top) * (width - labelWidth - endSpace);
        return (
          <>
            {ticks.map((tick) => (
              <g key={tick}>
                <line x1={x(tick)} x2={x(tick)} y1={0} y2={plotHeight} className="stroke-line" />
                <text x={x(tick)} y={plotHeight + 15} textAnchor="middle" className="fill-muted! tabular-nums">
                  {formatPercent(tick, 0)}
                </text>
              </g>
            ))}
            {rows.map((row, index) => {
              const y = index * rowHeight;
              return (
                <g key={row.category}>
                  <text x={0} y={y + 33} className="font-mono font-semibold">
                    {names(`${row.category}.letters`)}
                  </text>
                  <text x={labelWidth + 6} y={y + 15} className="tabular-nums">
                    {formatPercent(row.share)}
                    <tspan className="fill-muted" dx={8}>
                      {t("target", { value: formatPercent(row.target) })}
                    </tspan>
                  </text>
                  <rect
                    x={labelWidth}
                    y={y + 21}
                    width={Math.max(1, x(row.share) - labelWidth)}
                    height={barHeight}
                    rx={2}
                    className={categoryFill[row.category]}
                  />
                  <line
                    x1={x(row.target)}
                    x2={x(row.target)}
                    y1={y + 17}
                    y2={y + 41}
                    strokeWidth={5}
                    className="stroke-background"
                  />
                  <line
                    x1={x(row.target)}
                    x2={x(row.target)}
                    y1={y + 17}
                    y2={y + 41}
                    strokeWidth={2}
                    className="stroke-text"
                  />
                </g>
              );
            })}
            <text x={labelWidth} y={plotHeight + 34} className="fill-muted!">
              {axisLabel}
            </text>
          </>
        );
      }}
    />
  );
}
