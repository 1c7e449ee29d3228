import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatNumber } from "#components/ui/format-number.ts";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import type { Figures, Measured } from "#lib/review/agreement/figures.ts";
import { Figure, FigureInterval } from "./figure.tsx";

/** A row of figures: its name, cells of its own, and the agreement. */
export type FiguresRow = { key: string; name: ReactNode; more: readonly ReactNode[]; figures: Figures };

/** Agreement by something, a row each. */
export function FiguresTable({
  label,
  nameLabel,
  more = [],
  rows,
}: {
  label: string;
  /** Heads the column of names. */
  nameLabel: string;
  /** Heads of the columns that each row has of its own, after its name. */
  more?: readonly string[];
  rows: readonly FiguresRow[];
}) {
  const t = useTranslations("agreement");
  const heads = [
    ...more,
    t("measures.items"),
    t("measures.raw"),
    t("measures.cohen"),
    t("measures.fleiss"),
    t("measures.alpha"),
    t("columns.more"),
  ];
  return (
    <ScrollRegion label={t("table", { title: label })}>
      <table className="w-full text-base tabular-nums">
        <thead>
          <tr className="border-b text-sm text-muted">
            <th scope="col" className="h-9 pr-4 text-left font-normal whitespace-nowrap">
              {nameLabel}
            </th>
            {heads.map((head) => (
              <th key={head} scope="col" className="h-9 px-2 text-right font-normal whitespace-nowrap">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, more: own, figures }) => (
            <tr key={key} className="border-b align-top">
              <th scope="row" className="min-w-28 py-1.5 pr-4 text-left font-normal sm:whitespace-nowrap">
                {name}
              </th>
              {own.map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells keep their columns
                <td key={at} className="px-2 py-1.5 text-right whitespace-nowrap">
                  {cell}
                </td>
              ))}
              <td className="px-2 py-1.5 text-right">{formatNumber(figures.items)}</td>
              <FigureCell of={figures.raw} look="share" />
              <FigureCell of={figures.cohen} />
              <FigureCell of={figures.fleiss} />
              <FigureCell of={figures.alpha} />
              <td className="px-2 py-1.5 text-right whitespace-nowrap">
                <Needed of={figures} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function FigureCell({ of, look = "kappa" }: { of: Measured; look?: "kappa" | "share" }) {
  return (
    <td className="px-2 py-1.5 text-right whitespace-nowrap">
      <FigureWithInterval of={of} look={look} />
    </td>
  );
}

/** A coefficient with its interval below. */
export function FigureWithInterval({ of, look = "kappa" }: { of: Measured; look?: "kappa" | "share" }) {
  return (
    <>
      <Figure of={of} look={look} />
      <span className="block text-sm text-muted">
        <FigureInterval of={of} look={look} />
      </span>
    </>
  );
}

function Needed({ of: { needed } }: { of: Figures }) {
  const t = useTranslations("agreement");
  if (needed === null) return <span className="text-muted">–</span>;
  const write = (more: number) => (more === 0 ? t("enough") : formatNumber(more));
  return `${write(needed.tentative)} / ${write(needed.reliable)}`;
}
