"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useUrlState } from "#components/data-table/use-url-state.ts";
import { Badge } from "#components/ui/badge.tsx";
import { cn } from "#components/ui/class-names.ts";
import { DiffText } from "#components/ui/diff-text.tsx";
import { Field } from "#components/ui/field.tsx";
import { NativeSelect } from "#components/ui/native-select.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { wordDiff } from "#lib/algorithms/word-diff.ts";
import { type TemplateText, templateFields } from "#lib/expansion/prompts/template-schema.ts";
import type { PromptVersionLine } from "#lib/expansion/queries/prompt-templates.ts";

/** A version with its text; number 0 is the built-in prompt. */
export type ComparedVersion = TemplateText & { number: number };

/** A template's versions, the latest first, and what changed between any two of them. */
export function VersionHistory({
  versions,
  from,
  to,
}: {
  versions: readonly PromptVersionLine[];
  from: ComparedVersion;
  to: ComparedVersion;
}) {
  const t = useTranslations("prompts.history");
  const url = useUrlState();
  const nameOf = (number: number) => (number === 0 ? t("builtInChoice") : t("version", { number }));
  const options = [...versions.map(({ number }) => number), 0].map((number) => ({
    value: String(number),
    label: nameOf(number),
  }));
  return (
    <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <ol aria-label={t("label")} className="flex max-h-[70dvh] flex-col overflow-y-auto">
        {versions.map(({ id, number, note, savedBy, savedAt }, i) => (
          <li key={id} className="border-b last:border-b-0">
            <Link
              href={url.href({ from: String(number - 1), to: String(number) })}
              scroll={false}
              prefetch={false}
              aria-current={number === to.number && from.number === number - 1 ? "true" : undefined}
              className={cn(
                "focus-inset block rounded-sm px-2 py-2 hover:bg-surface",
                number === to.number && from.number === number - 1 && "bg-accent-soft hover:bg-accent-soft",
              )}
            >
              <span className="flex flex-wrap items-baseline justify-between gap-x-3">
                <span className="font-medium">
                  {nameOf(number)} {i === 0 ? <Badge tone="outline">{t("current")}</Badge> : null}
                </span>
                <RelativeTime value={savedAt} inTable className="text-sm text-muted" />
              </span>
              <span className="block text-sm text-muted wrap-anywhere">
                {t("by", { name: savedBy })}
                {note === "" ? null : <span className="block text-text">{note}</span>}
              </span>
            </Link>
          </li>
        ))}
      </ol>
      <section aria-labelledby="diff-title" className="flex min-w-0 flex-col gap-3">
        <div className="flex flex-wrap gap-3">
          <Field label={t("from")} name="from" className="min-w-40 flex-1">
            <NativeSelect
              options={options}
              value={String(from.number)}
              onChange={(event) => url.go({ from: event.target.value, to: String(to.number) })}
            />
          </Field>
          <Field label={t("to")} name="to" className="min-w-40 flex-1">
            <NativeSelect
              options={options}
              value={String(to.number)}
              onChange={(event) => url.go({ from: String(from.number), to: event.target.value })}
            />
          </Field>
        </div>
        <h3 id="diff-title" aria-live="polite" className="font-semibold">
          {t("diff", { from: nameOf(from.number), to: nameOf(to.number) })}
        </h3>
        <Differences from={from} to={to} pending={url.pending} />
      </section>
    </div>
  );
}

function Differences({ from, to, pending }: { from: ComparedVersion; to: ComparedVersion; pending: boolean }) {
  const t = useTranslations("prompts");
  const fields = templateFields.filter((field) => from[field] !== to[field]);
  return (
    <div aria-busy={pending || undefined} className="flex flex-col gap-3">
      <p className="text-sm text-muted">{t(fields.length === 0 ? "history.same" : "history.legend")}</p>
      {fields.map((field) => (
        <div key={field} className="min-w-0">
          <h4 className="mb-1 text-sm font-medium text-muted">{t(`editor.${field}`)}</h4>
          <DiffText
            className="rounded-md border px-3 py-2 font-mono text-sm"
            segments={wordDiff(from[field], to[field])}
          />
        </div>
      ))}
    </div>
  );
}
