import { useTranslations } from "next-intl";
import { CategoryBadge } from "#components/ui/category-badge.tsx";
import { cn } from "#components/ui/class-names.ts";
import { formatNumber } from "#components/ui/format-number.ts";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { type Category, categories } from "#lib/items/schema.ts";
import { type Answer, answers } from "#lib/review/agreement/schema.ts";
import type { Outcome } from "#lib/review/queries/count-outcomes.ts";
import { AnswerName } from "./category-table.tsx";

const proposals: readonly (Category | null)[] = [...categories, null];

/** What models proposed against what people decided, over all decided items. Each cell leads to its items. */
export function OutcomeMatrix({ outcomes, home }: { outcomes: readonly Outcome[]; home: string }) {
  const t = useTranslations("agreement.outcomes");
  const tAgreement = useTranslations("agreement");
  const count = (proposed?: Category | null, decided?: Answer) =>
    outcomes
      .filter(
        (each) => (proposed === undefined || each.proposed === proposed) && (!decided || each.decided === decided),
      )
      .reduce((sum, each) => sum + each.items, 0);
  const hrefOf = (proposed: Category | null, decided: Answer) =>
    `${home}/items?proposed=${proposed ?? "none"}&${decided === "reject" ? "status=rejected" : `decided=${decided}`}`;
  return (
    <ScrollRegion label={tAgreement("table", { title: t("title") })}>
      <table className="text-base tabular-nums">
        <thead>
          <tr className="border-b text-sm text-muted">
            <th scope="col" className="h-9 pr-4 text-left font-normal whitespace-nowrap">
              {t("axes")}
            </th>
            {answers.map((decided) => (
              <th key={decided} scope="col" className="h-9 min-w-16 px-2 text-right font-normal">
                <AnswerName answer={decided} />
              </th>
            ))}
            <th scope="col" className="h-9 min-w-16 pl-4 text-right font-normal">
              {t("total")}
            </th>
          </tr>
        </thead>
        <tbody>
          {proposals.map((proposed) => (
            <tr key={proposed ?? "none"} className="border-b">
              <th scope="row" className="h-9 pr-4 text-left font-normal">
                {proposed ? <CategoryBadge category={proposed} proposed /> : t("noneProposed")}
              </th>
              {answers.map((decided) => {
                const items = count(proposed, decided);
                return (
                  <td
                    key={decided}
                    className={cn("h-9 px-2 text-right", proposed === decided && "bg-sunken font-semibold")}
                  >
                    {items === 0 ? (
                      <span className="text-muted">{formatNumber(0)}</span>
                    ) : (
                      <TextLink
                        href={hrefOf(proposed, decided)}
                        prefetch={false}
                        aria-label={t("cell", { count: items, proposed: proposed ?? t("noneProposed"), decided })}
                      >
                        {formatNumber(items)}
                      </TextLink>
                    )}
                  </td>
                );
              })}
              <td className="h-9 pl-4 text-right text-muted">{formatNumber(count(proposed))}</td>
            </tr>
          ))}
          <tr>
            <th scope="row" className="h-9 pr-4 text-left text-sm font-normal text-muted">
              {t("total")}
            </th>
            {answers.map((decided) => (
              <td key={decided} className="h-9 px-2 text-right text-muted">
                {formatNumber(count(undefined, decided))}
              </td>
            ))}
            <td className="h-9 pl-4 text-right font-semibold">{formatNumber(count())}</td>
          </tr>
        </tbody>
      </table>
    </ScrollRegion>
  );
}
