"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { announce } from "#components/ui/announce.ts";
import { Button } from "#components/ui/button.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { Field } from "#components/ui/field.tsx";
import { FileInput } from "#components/ui/file-input.tsx";
import { formatNumber } from "#components/ui/format-number.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { Section } from "#components/ui/section.tsx";
import type { ImportCounts } from "#lib/seeds/import/sort-rows.ts";
import { mostImportBytes, mostImportRows } from "#lib/seeds/import-schema.ts";
import type { ImportPreview } from "#lib/seeds/queries/preview-import.ts";
import { ImportMappingFields } from "./import-mapping.tsx";
import { ImportOutcomeView } from "./import-outcome.tsx";
import { FirstRows, LeftRows } from "./import-rows.tsx";
import { useImport } from "./use-import.ts";

/** Brings seeds in from a file: choose it, say what its fields become, look, import. */
export function ImportSeeds({ projectSlug }: { projectSlug: string }) {
  const t = useTranslations("seeds.import");
  const flow = useImport(projectSlug);
  const [round, setRound] = useState(0);
  const { step, file, preview, mapping, outcome, failure } = flow;
  const counts = preview?.counts;
  useEffect(() => {
    if (counts) announce(t("start", { count: counts.added }));
  }, [counts, t]);

  if (outcome) {
    return (
      <ImportOutcomeView
        outcome={outcome}
        seedsHref={`/p/${projectSlug}/seeds`}
        onAnother={() => {
          setRound(round + 1);
          flow.choose(null);
        }}
      />
    );
  }
  const hasInstruction = mapping?.fields.some(({ target }) => target === "instruction") ?? false;

  return (
    <div className="flex max-w-4xl flex-col gap-5">
      <Field
        label={t("file")}
        name="file"
        hint={t("fileHint", { megabytes: mostImportBytes / 1_000_000, rows: mostImportRows })}
      >
        <FileInput key={round} name="file" accept={accepted} onFile={flow.choose} />
      </Field>
      {failure ? (
        <Notice tone="reject" live="alert">
          {failure}
        </Notice>
      ) : null}
      {step === "reading" && !preview ? (
        <Progress label={t("reading", { name: file?.name ?? "" })} value={null} />
      ) : null}
      {preview && mapping ? (
        <>
          <p className="text-muted">
            {t("read", { rows: preview.rows, format: preview.format.toUpperCase(), delimiter: delimiterOf(preview) })}
          </p>
          <Section title={t("mapping")} description={t("mappingHint")}>
            <ImportMappingFields fields={preview.fields} mapping={mapping} onChange={flow.map} />
          </Section>
          {hasInstruction ? (
            <div aria-busy={step === "reading"} className={step === "reading" ? "opacity-60" : undefined}>
              <Section title={t("result")}>
                <Counts counts={preview.counts} />
              </Section>
              <h3 className="mb-2 font-semibold">{t("first")}</h3>
              <FirstRows rows={preview.first} />
              {preview.left.length > 0 ? (
                <>
                  <h3 className="mt-6 font-semibold">{t("left")}</h3>
                  <p className="mb-2 text-sm text-muted empty:hidden">
                    {isCut(preview) ? t("leftShown", { shown: preview.left.length, count: leftOf(preview) }) : null}
                  </p>
                  <LeftRows rows={preview.left} />
                </>
              ) : null}
            </div>
          ) : (
            <Notice tone="warning" live="status">
              {t("chooseInstruction")}
            </Notice>
          )}
          <div className="sticky bottom-(--bottom-bar) border-t bg-background py-3">
            <Button
              variant="primary"
              pending={step === "importing"}
              disabled={!hasInstruction || preview.counts.added === 0}
              onClick={flow.start}
            >
              {t("start", { count: hasInstruction ? preview.counts.added : 0 })}
            </Button>
          </div>
        </>
      ) : null}
    </div>
  );
}

const accepted =
  ".json,.jsonl,.ndjson,.csv,.tsv,.txt,.gz,application/json,text/csv,text/tab-separated-values,text/plain";

function Counts({ counts }: { counts: ImportCounts }) {
  const t = useTranslations("seeds.import.counts");
  const why = useTranslations("seeds.import");
  return (
    <div className="flex flex-col gap-3">
      <DefinitionList
        look="figures"
        items={[
          {
            term: t("added"),
            value: formatNumber(counts.added),
            hint: counts.added > 0 ? t("drafts", { count: counts.drafts }) : undefined,
          },
          { term: t("here"), value: formatNumber(counts.here) },
          { term: t("repeated"), value: formatNumber(counts.repeated) },
          { term: t("bad"), value: formatNumber(counts.bad) },
        ]}
      />
      {counts.drafts > 0 ? <p className="text-sm text-muted">{why("draftsWhy")}</p> : null}
    </div>
  );
}

function delimiterOf({ delimiter }: ImportPreview): "comma" | "semicolon" | "tab" | "none" {
  if (delimiter === null) return "none";
  return delimiter === "," ? "comma" : delimiter === ";" ? "semicolon" : "tab";
}

/** How many rows would not come in because they are bad or repeat another; the preview names the first of them. */
function leftOf({ counts }: ImportPreview): number {
  return counts.bad + counts.repeated;
}

function isCut(preview: ImportPreview): boolean {
  return leftOf(preview) > preview.left.length;
}
