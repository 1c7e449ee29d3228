import { useTranslations } from "next-intl";
import { CategoryBadge } from "#components/ui/category-badge.tsx";
import { cn } from "#components/ui/class-names.ts";
import { formatNumber } from "#components/ui/format-number.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import type { Agreement } from "#lib/expansion/queries/count-agreement.ts";
import { type Category, categories } from "#lib/items/schema.ts";

/** How often a model proposed each category where people decided on each: a row by what was proposed. */
export function AgreementMatrix({
  agreement,
  cellHref,
}: {
  agreement: Agreement;
  /** Where the items of a cell are; null where there is no list of them. */
  cellHref: ((proposed: Category, decided: Category) => string) | null;
}) {
  const t = useTranslations("itemRuns.agreement");
  const countOf = (proposed: Category | null, decided: Category | null) =>
    agreement.cells
      .filter((cell) => (!proposed || cell.proposed === proposed) && (!decided || cell.decided === decided))
      .reduce((sum, cell) => sum + cell.count, 0);
  return (
    <table className="text-base tabular-nums">
      <caption className="pb-2 text-left font-semibold whitespace-nowrap">{t("matrix")}</caption>
      <thead>
        <tr className="border-b text-sm text-muted">
          <th scope="col" className="h-9 pr-4 text-left font-normal whitespace-nowrap">
            {t("axes")}
          </th>
          {categories.map((decided) => (
            <th key={decided} scope="col" className="h-9 min-w-16 px-2 text-right font-normal">
              <CategoryBadge category={decided} />
            </th>
          ))}
          <th scope="col" className="h-9 min-w-16 pl-4 text-right font-normal">
            {t("total")}
          </th>
        </tr>
      </thead>
      <tbody>
        {categories.map((proposed) => (
          <tr key={proposed} className="border-b">
            <th scope="row" className="h-9 pr-4 text-left font-normal">
              <CategoryBadge category={proposed} proposed />
            </th>
            {categories.map((decided) => {
              const count = countOf(proposed, decided);
              return (
                <td
                  key={decided}
                  className={cn("h-9 px-2 text-right", proposed === decided && "bg-sunken font-semibold")}
                >
                  {count > 0 && cellHref ? (
                    <TextLink
                      href={cellHref(proposed, decided)}
                      prefetch={false}
                      aria-label={t("cell", { count, proposed, decided })}
                    >
                      {formatNumber(count)}
                    </TextLink>
                  ) : (
                    <span className={count === 0 ? "text-muted" : ""}>{formatNumber(count)}</span>
                  )}
                </td>
              );
            })}
            <td className="h-9 pl-4 text-right text-muted">{formatNumber(countOf(proposed, null))}</td>
          </tr>
        ))}
        <tr>
          <th scope="row" className="h-9 pr-4 text-left text-sm font-normal text-muted">
            {t("total")}
          </th>
          {categories.map((decided) => (
            <td key={decided} className="h-9 px-2 text-right text-muted">
              {formatNumber(countOf(null, decided))}
            </td>
          ))}
          <td className="h-9 pl-4 text-right font-semibold">{formatNumber(agreement.items)}</td>
        </tr>
      </tbody>
    </table>
  );
}
