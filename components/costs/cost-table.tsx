import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { cn } from "#components/ui/class-names.ts";
import { formatMoney, formatNumber } from "#components/ui/format-number.ts";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { CostSums, ItemCost } from "#lib/expansion/cost-view.ts";

/** A line: what it is about, and what that cost. */
type CostLine = CostSums & {
  key: string;
  name: string;
  href?: string;
  about: string;
  practice?: boolean;
  accepted: number | null;
  perItem: ItemCost;
};

/** Costs by run or by model, the dearest first: what was charged, by accepted item, and the tokens behind it. */
export function CostTable({ label, nameLabel, lines }: { label: string; nameLabel: string; lines: CostLine[] }) {
  const t = useTranslations("costs.table");
  const heads = ["charged", "perItem", "accepted", "attempts", "input", "cached", "output"] as const;
  const cell = "h-9 px-2 text-right tabular-nums whitespace-nowrap";
  return (
    <ScrollRegion label={label} className="max-h-[32rem]">
      <table className="w-full text-base">
        <thead>
          <tr className="border-b text-sm text-muted">
            <th scope="col" className="h-8 pr-2 text-left font-medium">
              {nameLabel}
            </th>
            {heads.map((head) => (
              <th key={head} scope="col" className="h-8 px-2 text-right font-medium whitespace-nowrap">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key} className="border-b">
              <th scope="row" className="h-9 min-w-32 max-w-40 py-1 pr-2 text-left font-normal sm:max-w-96">
                <span className="flex flex-col gap-x-2 sm:flex-row sm:items-center">
                  {line.href ? (
                    <TextLink href={line.href} className="shrink-0">
                      {line.name}
                    </TextLink>
                  ) : (
                    <span className="truncate">{line.name}</span>
                  )}
                  <span className="truncate text-muted">{line.about}</span>
                  {line.practice ? <Badge tone="warning">{t("practice")}</Badge> : null}
                </span>
              </th>
              <td className={cell}>
                {line.attempts > 0 && line.unpriced === line.attempts ? (
                  <span className="text-muted">{t("noPrice")}</span>
                ) : (
                  <Amount cost={{ dollars: line.charged, atLeast: line.unpriced > 0 }} />
                )}
              </td>
              <td className={cell}>
                <Amount cost={line.perItem} />
              </td>
              <td className={cell}>{line.accepted === null ? t("none") : formatNumber(line.accepted)}</td>
              <td className={cell}>{formatNumber(line.attempts)}</td>
              <td className={cell}>{formatNumber(line.inputTokens)}</td>
              <td className={cell}>{formatNumber(line.cachedTokens)}</td>
              <td className={cn(cell, "pr-0")}>{formatNumber(line.outputTokens)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** US dollars, or a least of them; a dash where they are not known. */
function Amount({ cost }: { cost: ItemCost }) {
  const t = useTranslations("costs.table");
  if (cost.dollars === null) return <span className="text-muted">{t("none")}</span>;
  return cost.atLeast ? t("atLeast", { amount: formatMoney(cost.dollars) }) : formatMoney(cost.dollars);
}
