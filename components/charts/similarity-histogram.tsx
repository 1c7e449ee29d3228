"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { formatNumber } from "#components/ui/format-number.ts";
import { ChartFigure } from "./chart-figure.tsx";
import { axisTicks } from "./ticks.ts";

/** Items whose highest similarity lies from `from` to below `to`. */
export type SimilarityBin = { from: number; to: number; seeds: number; items: number };

/** Above this a run's near-duplicate rule turns candidates away, unless it sets another limit. */
const usualLimit = 0.7;
const plotHeight = 200;
const head = 22;
const foot = 44;
const scaleWidth = 44;

/**
 * How new items are: how many have which highest similarity to the seeds (a filled column), and to the other items (a hatched one beside
 * it), with the rule's usual limit. The figure of Self-Instruct (Wang et al., 2023), with both questions in one.
 */
export function SimilarityHistogram({
  bins,
  size,
  title,
  description,
  className,
}: {
  bins: readonly SimilarityBin[];
  /** Items in all. */
  size: number;
  title: string;
  description?: string;
  className?: string;
}) {
  const t = useTranslations("ui.chart.similarity");
  const hatch = useId();
  const ticks = axisTicks(Math.max(0, ...bins.flatMap((bin) => [bin.seeds, bin.items])), 4, true);
  const top = ticks.at(-1) ?? 1;
  const y = (count: number) => head + plotHeight - (count / top) * plotHeight;
  const range = (bin: SimilarityBin) => `${bin.from.toFixed(2)}–${bin.to.toFixed(2)}`;
  const base = head + plotHeight;
  return (
    <ChartFigure
      title={title}
      description={description ?? t("of", { size })}
      className={className}
      height={head + plotHeight + foot}
      legend={
        <p className="mb-2 flex flex-wrap gap-x-5 gap-y-1 text-sm">
          <span className="flex items-center gap-1.5">
            <svg aria-hidden="true" width="14" height="14">
              <rect width="14" height="14" rx="2" className="fill-chart-blue" />
            </svg>
            {t("seeds")}
          </span>
          <span className="flex items-center gap-1.5">
            <svg aria-hidden="true" width="14" height="14">
              <Hatch id={`${hatch}key`} />
              <rect
                x="0.5"
                y="0.5"
                width="13"
                height="13"
                rx="2"
                fill={`url(#${hatch}key)`}
                className="stroke-chart-vermilion"
              />
            </svg>
            {t("items")}
          </span>
        </p>
      }
      table={{
        head: [t("range"), t("seeds"), t("items")],
        rows: bins.map((bin) => [range(bin), formatNumber(bin.seeds), formatNumber(bin.items)]),
      }}
      draw={(width) => {
        const x = (score: number) => scaleWidth + score * (width - scaleWidth - 12);
        return (
          <>
            <Hatch id={hatch} />
            <text x={0} y={9} className="fill-muted!">
              {t("count")}
            </text>
            {ticks.map((tick) => (
              <g key={tick}>
                <line x1={scaleWidth} x2={x(1)} y1={y(tick) + 0.5} y2={y(tick) + 0.5} className="stroke-line" />
                <text x={scaleWidth - 6} y={y(tick) + 4} textAnchor="end" className="fill-muted! tabular-nums">
                  {formatNumber(tick)}
                </text>
              </g>
            ))}
            {bins.map((bin) => {
              const left = x(bin.from);
              const half = Math.max(1, (x(bin.to) - left - 3) / 2);
              return (
                <g key={bin.from}>
                  <rect
                    x={left + 1}
                    y={Math.min(y(bin.seeds), bin.seeds > 0 ? base - 1.5 : base)}
                    width={half}
                    height={bin.seeds > 0 ? Math.max(1.5, base - y(bin.seeds)) : 0}
                    className="fill-chart-blue"
                  />
                  <rect
                    x={left + 1.5 + half}
                    y={Math.min(y(bin.items), bin.items > 0 ? base - 1.5 : base)}
                    width={half}
                    height={bin.items > 0 ? Math.max(1.5, base - y(bin.items)) : 0}
                    fill={`url(#${hatch})`}
                    className={bin.items > 0 ? "stroke-chart-vermilion" : ""}
                  />
                </g>
              );
            })}
            <line x1={scaleWidth} x2={x(1)} y1={base + 0.5} y2={base + 0.5} className="stroke-line-strong" />
            <line
              x1={x(usualLimit)}
              x2={x(usualLimit)}
              y1={12}
              y2={base}
              className="stroke-text"
              strokeDasharray="4 3"
            />
            <text x={x(usualLimit)} y={9} textAnchor="middle">
              {t("limit", { limit: usualLimit })}
            </text>
            {[0, 0.2, 0.4, 0.6, 0.8, 1].map((tick) => (
              <text key={tick} x={x(tick)} y={base + 16} textAnchor="middle" className="fill-muted! tabular-nums">
                {tick.toFixed(1)}
              </text>
            ))}
            <text x={x(0.5)} y={base + 34} textAnchor="middle" className="fill-muted!">
              {t("axis")}
            </text>
          </>
        );
      }}
    />
  );
}

function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1="0" x2="0" y1="0" y2="5" strokeWidth="3.5" className="stroke-chart-vermilion" />
      </pattern>
    </defs>
  );
}
