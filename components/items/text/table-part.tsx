import { useTranslations } from "next-intl";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import type { TextTable } from "#lib/algorithms/text-tables.ts";
import { textLanguage } from "../text-language.ts";
import type { ShownLines } from "./text-fold.ts";

/** Of one cell while the text is folded. */
const longestCell = 1_000;

/** A table as one: with its header, and scrolling within itself where it is wide. */
export function TablePart({ table, label, most }: { table: TextTable; label: string; most: ShownLines }) {
  const t = useTranslations("itemText");
  const columns = table.rows.reduce((widest, row) => Math.max(widest, row.length), table.header?.length ?? 0);
  const names = Array.from({ length: columns }, (_, i) => table.header?.[i] ?? t("column", { number: i + 1 }));
  const folded = most !== Number.POSITIVE_INFINITY;
  const rows = folded ? table.rows.slice(0, Math.max(1, Math.floor(most / 2))) : table.rows;
  return (
    <div className="font-normal">
      <p className="mb-1 font-sans text-sm text-muted">{t("table", { rows: table.rows.length, columns })}</p>
      <ScrollRegion label={label} className="rounded-md border bg-background">
        <table className="min-w-full border-collapse text-[0.8em]/[1.4]">
          <thead>
            <tr>
              {names.map((name, i) => (
                <th
                  // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name, and they keep their places
                  key={i}
                  scope="col"
                  className="border-b px-2.5 py-1.5 text-left align-bottom font-medium not-first:border-l"
                >
                  {table.header && i < table.header.length ? name : <span className="text-muted">{name}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and keep their places
              <tr key={at}>
                {names.map((_, i) => (
                  <td
                    // biome-ignore lint/suspicious/noArrayIndexKey: as above
                    key={i}
                    lang={textLanguage(row[i] ?? "")}
                    className="max-w-[40ch] min-w-[6ch] border-b px-2.5 py-1.5 align-top wrap-break-word whitespace-pre-wrap not-first:border-l in-[tr:last-child]:border-b-0"
                  >
                    {folded ? (row[i] ?? "").slice(0, longestCell) : row[i]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  );
}
