"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useUrlState } from "#components/data-table/use-url-state.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { NativeSelect } from "#components/ui/native-select.tsx";
import { notify } from "#components/ui/notify.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { wordDiff } from "#lib/algorithms/word-diff.ts";
import type { SavedGuidelines } from "#lib/review/commands/save-guidelines.ts";
import type { GuidelinesRestore } from "#lib/review/guidelines-schema.ts";
import type { GuidelinesVersion } from "#lib/review/queries/guidelines.ts";
import type { ActionResult } from "#lib/session/member-action.ts";
import { ChangesText } from "./changes-text.tsx";
import type { SavedText } from "./use-guidelines-draft.ts";

/** The versions of the guidelines, the latest first, and what changed between any two; number 0 is no text at all. */
export function GuidelinesHistory({
  versions,
  from,
  to,
  restore,
}: {
  versions: readonly GuidelinesVersion[];
  from: SavedText;
  to: SavedText;
  /** Where the member may. */
  restore: ((input: GuidelinesRestore) => Promise<ActionResult<SavedGuidelines>>) | null;
}) {
  const t = useTranslations("guidelines");
  const url = useUrlState();
  const latest = versions[0]?.number ?? 0;
  const nameOf = (number: number) => (number === 0 ? t("versions.nothing") : t("version", { number }));
  const options = [...versions.map(({ number }) => number), 0].map((number) => ({
    value: String(number),
    label: nameOf(number),
  }));
  return (
    <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <ol aria-label={t("versions.label")} className="flex max-h-[70dvh] flex-col overflow-y-auto">
        {versions.map(({ number, note, author, at }, i) => {
          const open = number === to.number && from.number === number - 1;
          return (
            <li key={number} className="border-b last:border-b-0">
              <Link
                href={url.href({ from: String(number - 1), to: String(number) })}
                scroll={false}
                prefetch={false}
                aria-current={open ? "true" : undefined}
                className={cn(
                  "focus-inset block rounded-sm px-2 py-2 hover:bg-surface",
                  open && "bg-accent-soft hover:bg-accent-soft",
                )}
              >
                <span className="flex flex-wrap items-baseline justify-between gap-x-3">
                  <span className="font-medium">
                    {nameOf(number)} {i === 0 ? <Badge tone="outline">{t("versions.current")}</Badge> : null}
                  </span>
                  <RelativeTime value={at} inTable className="text-sm text-muted" />
                </span>
                <span className="block text-sm text-muted wrap-anywhere">
                  {t("versions.by", { name: author })}
                  {note === "" ? null : <span className="block text-text">{note}</span>}
                </span>
              </Link>
            </li>
          );
        })}
      </ol>
      <section aria-labelledby="diff-title" className="flex min-w-0 flex-col gap-3">
        <div className="flex flex-wrap gap-3">
          <Field label={t("versions.from")} name="from" className="min-w-40 flex-1">
            <NativeSelect
              options={options}
              value={String(from.number)}
              onChange={(event) => url.go({ from: event.target.value, to: String(to.number) })}
            />
          </Field>
          <Field label={t("versions.to")} name="to" className="min-w-40 flex-1">
            <NativeSelect
              options={options}
              value={String(to.number)}
              onChange={(event) => url.go({ from: String(from.number), to: event.target.value })}
            />
          </Field>
        </div>
        <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
          <h2 id="diff-title" aria-live="polite" className="font-semibold">
            {t("versions.diff", { from: nameOf(from.number), to: nameOf(to.number) })}
          </h2>
          {restore && to.number > 0 && to.number < latest ? (
            <ConfirmDialog
              tone="primary"
              trigger={<Button size="sm">{t("versions.restore", { number: to.number })}</Button>}
              title={t("versions.restoreTitle", { number: to.number })}
              description={t("versions.restoreText", { next: latest + 1 })}
              confirmLabel={t("versions.restoreConfirm")}
              onConfirm={async () => {
                const note = t("versions.restoredNote", { number: to.number });
                const result = await restore({ number: to.number, baseNumber: latest, note });
                if (!result.ok) {
                  notify(result.error.message, { tone: "reject" });
                  return false;
                }
                const next = result.value.number;
                notify(t("versions.restored", { number: to.number, next }), { id: "guidelines-saved" });
                url.go({ from: null, to: null });
                return true;
              }}
            />
          ) : null}
        </div>
        <div aria-busy={url.pending || undefined} className="flex flex-col gap-3">
          <p className="text-sm text-muted">{t(from.body === to.body ? "versions.same" : "versions.legend")}</p>
          {from.body === to.body ? null : (
            <div className="rounded-md border px-3 py-2">
              <ChangesText segments={wordDiff(from.body, to.body)} />
            </div>
          )}
        </div>
      </section>
    </div>
  );
}
