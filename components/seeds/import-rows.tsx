"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CategoryBadge } from "#components/ui/category-badge.tsx";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import type { SortedRow } from "#lib/seeds/import/sort-rows.ts";
import { isComplete, type SeedFields } from "#lib/seeds/schema.ts";
import { TagList } from "./seed-text.tsx";
import { type LeftRow, useLeftReason } from "./use-left-reason.ts";

/** The first rows of a file as they would come in. */
export function FirstRows({ rows }: { rows: readonly SortedRow[] }) {
  const t = useTranslations("seeds.import");
  const reasonOf = useLeftReason();
  return (
    <RowTable label={t("first")} headings={[t("row"), t("seedOrReason")]}>
      {rows.map((row) => (
        <tr key={row.row} className="border-b align-top">
          <RowNumber row={row}>{t(`state.${stateOf(row)}`, valuesOf(row))}</RowNumber>
          <td className="py-2">{row.state === "bad" ? reasonOf(row) : <Fields fields={row.fields} />}</td>
        </tr>
      ))}
    </RowTable>
  );
}

/** Rows that do not come in, each with its reason. */
export function LeftRows({ rows }: { rows: readonly LeftRow[] }) {
  const t = useTranslations("seeds.import");
  const reasonOf = useLeftReason();
  return (
    <RowTable label={t("left")} headings={[t("row"), t("reason")]}>
      {rows.map((row) => (
        <tr key={row.row} className="border-b align-top">
          <RowNumber row={row} />
          <td className="py-2 wrap-anywhere">{reasonOf(row)}</td>
        </tr>
      ))}
    </RowTable>
  );
}

function RowTable({ label, headings, children }: { label: string; headings: readonly string[]; children: ReactNode }) {
  return (
    <ScrollRegion label={label} className="max-h-112 rounded-sm border-t">
      <table aria-label={label} className="w-full">
        <thead>
          <tr className="border-b text-left text-sm text-muted">
            {headings.map((heading) => (
              <th key={heading} scope="col" className="py-2 pr-4 font-medium">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </ScrollRegion>
  );
}

/** A row's number and line, and what becomes of it. */
function RowNumber({ row, children }: { row: SortedRow; children?: ReactNode }) {
  const t = useTranslations("seeds.import");
  return (
    <th scope="row" className="w-28 py-2 pr-4 text-left font-normal tabular-nums sm:w-40">
      <span className="text-muted">{row.line === null ? row.row : t("rowLine", { row: row.row, line: row.line })}</span>
      {children ? <span className="block text-sm">{children}</span> : null}
    </th>
  );
}

function Fields({ fields }: { fields: SeedFields }) {
  const t = useTranslations("seeds.field");
  return (
    <div className="flex flex-col gap-1">
      <p className="line-clamp-3 font-medium whitespace-pre-wrap wrap-anywhere">{fields.instruction}</p>
      {(["input", "output", "kind", "notes"] as const).map((name) =>
        fields[name] === "" ? null : (
          <p key={name} className="line-clamp-2 text-sm wrap-anywhere">
            <span className="text-muted">{t(name)}</span> {fields[name]}
          </p>
        ),
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <CategoryBadge category={fields.category} />
        {fields.tags.length > 0 ? <TagList tags={fields.tags} /> : null}
      </div>
    </div>
  );
}

function stateOf(row: SortedRow) {
  return row.state === "new" ? (isComplete(row.fields) ? "active" : "draft") : row.state;
}

function valuesOf(row: SortedRow) {
  return { number: row.state === "here" ? row.number : 0, of: row.state === "repeated" ? row.of : 0 };
}
