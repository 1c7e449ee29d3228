import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";

/** A fact of two runs. */
export type ComparisonRow = { key: string; label: ReactNode; a: ReactNode; b: ReactNode };

/** Facts of two runs side by side. */
export function ComparisonTable({
  label,
  a,
  b,
  rows,
}: {
  /** What is compared, read aloud. */
  label: string;
  /** The numbers of the runs. */
  a: number;
  b: number;
  rows: readonly ComparisonRow[];
}) {
  const t = useTranslations("runs.compare");
  const head = "h-8 pr-4 text-left font-normal";
  return (
    <ScrollRegion label={t("tableOf", { label })}>
      <table aria-label={label} className="w-full min-w-[34rem] table-fixed text-base">
        <thead>
          <tr className="border-b text-sm text-muted">
            <th scope="col" className={head}>
              {t("what")}
            </th>
            <th scope="col" className={head}>
              {t("run", { number: a })}
            </th>
            <th scope="col" className={head}>
              {t("run", { number: b })}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className="border-b align-top">
              <th scope="row" className="py-1.5 pr-4 text-left font-normal text-muted">
                {row.label}
              </th>
              <td className="py-1.5 pr-4 tabular-nums wrap-anywhere">{row.a}</td>
              <td className="py-1.5 pr-4 tabular-nums wrap-anywhere">{row.b}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
