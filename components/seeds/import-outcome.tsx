"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { ImportOutcome } from "#lib/seeds/commands/import-seeds.ts";
import { LeftRows } from "./import-rows.tsx";
import { leftRowsCsv } from "./left-rows-csv.ts";
import { useLeftReason } from "./use-left-reason.ts";

const mostShown = 200;

/** What an import did, and the rows that it left out, to be read here or downloaded. */
export function ImportOutcomeView({
  outcome,
  seedsHref,
  onAnother,
}: {
  outcome: ImportOutcome;
  seedsHref: string;
  onAnother: () => void;
}) {
  const t = useTranslations("seeds.import");
  const reasonOf = useLeftReason();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { counts, left } = outcome;
  const named = left.filter((row) => row.state !== "here");

  function download() {
    const rows = left.map((row) => ({ row: row.row, line: row.line, reason: reasonOf(row) }));
    const csv = leftRowsCsv([t("row"), t("line"), t("reason")], rows);
    const url = URL.createObjectURL(new Blob(["\uFEFF", csv], { type: "text/csv" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = t("downloadName");
    link.click();
    URL.revokeObjectURL(url);
  }

  return (
    <section aria-labelledby="import-outcome" className="flex max-w-4xl flex-col gap-4">
      <div>
        <h2 id="import-outcome" ref={heading} tabIndex={-1} className="text-lg font-semibold">
          {t("doneTitle", { count: counts.added })}
        </h2>
        {counts.drafts > 0 ? <p>{t("doneDrafts", { count: counts.drafts })}</p> : null}
        {counts.here > 0 ? <p>{t("doneHere", { count: counts.here })}</p> : null}
      </div>
      <div className="flex flex-wrap gap-2">
        <LinkButton href={counts.drafts > 0 ? `${seedsHref}?status=draft` : seedsHref} variant="primary">
          {counts.drafts > 0 ? t("showDrafts") : t("show")}
        </LinkButton>
        <Button onClick={onAnother}>{t("other")}</Button>
        {left.length > 0 ? (
          <Button variant="quiet" icon={<Download />} onClick={download}>
            {t("download")}
          </Button>
        ) : null}
      </div>
      {named.length > 0 ? (
        <>
          <p className="font-medium">
            {t("doneLeft", { count: named.length })}{" "}
            {named.length > mostShown ? t("leftShown", { shown: mostShown, count: named.length }) : null}
          </p>
          <LeftRows rows={named.slice(0, mostShown)} />
        </>
      ) : null}
    </section>
  );
}
