"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { DataColumn } from "#components/data-table/column.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import { useUrlState } from "#components/data-table/use-url-state.ts";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { SidePanel } from "#components/ui/side-panel.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { MalformedRow } from "#lib/expansion/queries/list-malformed-parts.ts";
import { useMalformedReason } from "./use-malformed-reason.ts";

/** So much of a part stands in its row. */
const glimpse = 200;

/** The parts of a run's responses that are no task, as they came. */
export function MalformedTable({
  rows,
  previousHref,
  nextHref,
}: {
  rows: MalformedRow[];
  previousHref: string | null;
  nextHref: string | null;
}) {
  const t = useTranslations("expansion.malformed");
  const reasonOf = useMalformedReason();
  const url = useUrlState();
  const openId = url.params.get("open");
  const open = rows.find((row) => row.id === openId) ?? null;
  const columns = useMemo<DataColumn<MalformedRow>[]>(
    () => [
      { id: "reason", header: t("reason"), width: 280, primary: true, cell: (row) => reasonOf(row.reason) },
      { id: "call", header: t("callHeader"), width: 72, align: "end", cell: (row) => row.callNumber },
      {
        id: "raw",
        header: t("raw"),
        cell: (row) => <span className="font-mono text-sm">{row.raw.slice(0, glimpse)}</span>,
      },
    ],
    [t, reasonOf],
  );
  return (
    <DataTable
      label={t("title")}
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowName={(row) => t("name", { reason: reasonOf(row.reason), number: row.callNumber })}
      openId={open?.id ?? null}
      onOpen={(row) => url.show({ open: row.id })}
      onClose={() => url.show({ open: null })}
      panel={(close) =>
        open ? (
          <SidePanel
            title={reasonOf(open.reason)}
            meta={
              <TextLink href={`?tab=calls&after=${open.callNumber - 1}&open=${open.callNumber}`}>
                {t("call", { number: open.callNumber })}
              </TextLink>
            }
            onClose={close}
          >
            <CodeBlock label={t("raw")} text={open.raw} className="[&_pre]:max-h-none" />
          </SidePanel>
        ) : null
      }
      previousHref={previousHref}
      nextHref={nextHref}
      empty={<p className="py-6 text-muted">{t("emptyDescription")}</p>}
    />
  );
}
