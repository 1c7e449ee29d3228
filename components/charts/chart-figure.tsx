"use client";

import { ChartColumn, Table2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import { useChartWidth } from "./use-chart-width.ts";

/** The data behind a chart, as they are written in its table. The first column names the row. */
export type ChartTable = { head: readonly string[]; rows: readonly (readonly string[])[] };

/**
 * The frame of a chart: the question that it answers, the drawing, a legend, and the same data as a table on request.
 * `draw` is given the width in pixels. The drawing reads aloud as the table's rows.
 */
export function ChartFigure({
  title,
  description,
  table,
  legend,
  height,
  draw,
  className,
}: {
  title: string;
  description?: ReactNode;
  table: ChartTable;
  legend?: ReactNode;
  height: number;
  draw: (width: number) => ReactNode;
  className?: string;
}) {
  const t = useTranslations("ui.chart");
  const titleId = useId();
  const [asTable, setAsTable] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const width = useChartWidth(box);
  const spoken = table.rows.map((row) => row.join(", ")).join("; ");
  return (
    <figure aria-labelledby={titleId} className={cn("flex min-w-0 flex-col gap-3", className)}>
      <figcaption className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h3 id={titleId} className="text-base font-semibold text-balance">
            {title}
          </h3>
          {description ? <p className="text-sm text-muted">{description}</p> : null}
        </div>
        <Button
          size="sm"
          variant="quiet"
          icon={asTable ? <ChartColumn /> : <Table2 />}
          onClick={() => setAsTable(!asTable)}
          className="-mt-1 text-muted"
        >
          {asTable ? t("showChart") : t("showTable")}
        </Button>
      </figcaption>
      <div ref={box} className="min-w-0">
        {table.rows.length === 0 ? (
          <p className="py-6 text-muted">{t("empty")}</p>
        ) : asTable ? (
          <DataBehind title={title} table={table} />
        ) : (
          <>
            {legend}
            <svg
              role="img"
              aria-label={spoken}
              width={width}
              height={height}
              viewBox={`0 0 ${width} ${height}`}
              className="block max-w-full overflow-visible text-xs [&_text]:fill-text"
            >
              {draw(width)}
            </svg>
          </>
        )}
      </div>
    </figure>
  );
}

function DataBehind({ title, table }: { title: string; table: ChartTable }) {
  return (
    <ScrollRegion label={title} className="max-h-96">
      <table className="w-full text-base">
        <thead>
          <tr className="border-b text-sm text-muted">
            {table.head.map((head, index) => (
              <th
                key={head}
                scope="col"
                className={cn("h-8 px-2 font-medium", index === 0 ? "text-left" : "text-right")}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row[0]} className="border-b">
              {row.map((value, index) =>
                index === 0 ? (
                  <th key={table.head[index]} scope="row" className="h-8 px-2 text-left font-normal">
                    {value}
                  </th>
                ) : (
                  <td key={table.head[index]} className="h-8 px-2 text-right tabular-nums">
                    {value}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
