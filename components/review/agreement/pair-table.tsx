import { useTranslations } from "next-intl";
import { formatNumber } from "#components/ui/format-number.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import type { PairFigures } from "#lib/review/agreement/report.ts";
import type { Comparison } from "#lib/review/agreement/schema.ts";
import { FiguresTable } from "./figures-table.tsx";

/** Agreement by pair of reviewers, with ways to the items on which they agree and disagree. */
export function PairTable({
  pairs,
  names,
  comparison,
  home,
}: {
  pairs: readonly PairFigures[];
  names: ReadonlyMap<string, string>;
  comparison: Comparison;
  home: string;
}) {
  const t = useTranslations("agreement");
  const by = comparison === "verdict" ? "verdict-" : "";
  return (
    <FiguresTable
      label={t("pairs.title")}
      nameLabel={t("columns.pair")}
      more={[t("pairs.agreed"), t("pairs.disagreed")]}
      rows={pairs.map(({ pair, items, agreed, figures }) => {
        const [one, two] = pair.map((id) => names.get(id) ?? t("somebody")) as [string, string];
        const link = (agree: "yes" | "no", count: number) =>
          count === 0 ? (
            formatNumber(0)
          ) : (
            <TextLink
              key={agree}
              href={`${home}/items?pair=${pair.join(".")}&agree=${by}${agree}`}
              prefetch={false}
              aria-label={t(agree === "yes" ? "pairs.agree" : "pairs.apart", { count, one, two })}
            >
              {formatNumber(count)}
            </TextLink>
          );
        return {
          key: pair.join(),
          name: t("pairs.both", { one, two }),
          more: [link("yes", agreed), link("no", items - agreed)],
          figures,
        };
      })}
    />
  );
}
