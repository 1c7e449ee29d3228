import { useTranslations } from "next-intl";
import { formatNumber, formatPercent } from "#components/ui/format-number.ts";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { AgreementFigures } from "#lib/review/agreement/report.ts";

/** More reviewers than this do not fit side by side. */
const mostShown = 20;

/** Each reviewer against each other: the share of items on which they agree, and of how many. Each cell leads to its items. */
export function ReviewerMatrix({
  cells,
  names,
  home,
}: {
  cells: AgreementFigures["cells"];
  names: ReadonlyMap<string, string>;
  home: string;
}) {
  const t = useTranslations("agreement");
  const items = new Map<string, number>();
  for (const { pair, items: shared } of cells) for (const id of pair) items.set(id, (items.get(id) ?? 0) + shared);
  const nameOf = (id: string) => names.get(id) ?? t("somebody");
  const people = [...items]
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostShown)
    .map(([id]) => id)
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  const cellOf = new Map(cells.map((cell) => [cell.pair.join(), cell]));
  return (
    <>
      <ScrollRegion label={t("table", { title: t("matrix.title") })}>
        <table className="text-base tabular-nums">
          <thead>
            <tr className="border-b text-sm text-muted">
              <td />
              {people.map((id) => (
                <th
                  key={id}
                  scope="col"
                  className="h-9 max-w-32 min-w-20 truncate px-2 text-right font-normal"
                  title={nameOf(id)}
                >
                  {nameOf(id)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map((one) => (
              <tr key={one} className="border-b">
                <th scope="row" className="max-w-40 truncate py-1.5 pr-4 text-left font-normal" title={nameOf(one)}>
                  {nameOf(one)}
                </th>
                {people.map((two) => {
                  const cell = cellOf.get([one, two].sort().join());
                  if (one === two) return <td key={two} className="bg-sunken" />;
                  if (!cell)
                    return (
                      <td key={two} className="px-2 py-1.5 text-right text-muted">
                        –
                      </td>
                    );
                  const share = formatPercent(cell.agreed / cell.items);
                  return (
                    <td key={two} className="px-2 py-1.5 text-right">
                      <TextLink
                        href={`${home}/items?pair=${cell.pair.join(".")}`}
                        prefetch={false}
                        aria-label={t("matrix.cell", { one: nameOf(one), two: nameOf(two), share, count: cell.items })}
                      >
                        {share}
                      </TextLink>
                      <span className="block text-sm text-muted">{formatNumber(cell.items)}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {items.size > mostShown ? (
        <p className="pt-2 text-sm text-muted">{t("matrix.more", { shown: mostShown })}</p>
      ) : null}
    </>
  );
}
