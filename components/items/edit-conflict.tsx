"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { DiffText } from "#components/ui/diff-text.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { EditConflict as Conflict } from "#lib/items/commands/save-item-text.ts";
import type { TaskText } from "#lib/items/schema.ts";
import { CallOuts } from "./text/call-outs.tsx";
import { taskChanges } from "./text/task-changes.ts";

/** Two people edited the same item: what the other saved, what this one typed, the difference, and what to do now. */
export function EditConflict({
  theirs,
  mine,
  pending,
  onSaveMine,
  onEditMine,
  onKeepTheirs,
  children,
}: {
  theirs: Conflict;
  mine: TaskText;
  pending: boolean;
  onSaveMine: () => void;
  onEditMine: () => void;
  onKeepTheirs: () => void;
  children?: ReactNode;
}) {
  const t = useTranslations("items.conflict");
  const tText = useTranslations("items.text");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const name = theirs.editor ?? t("somebody");
  const changed = useMemo(() => taskChanges(theirs.text, mine), [theirs.text, mine]);
  return (
    <section
      aria-labelledby="conflict-title"
      className="flex max-w-[68ch] flex-col gap-5 text-[length:var(--item-text-size)]/[1.5]"
    >
      <Notice tone="warning" live="alert" className="text-base">
        <h3 id="conflict-title" ref={heading} tabIndex={-1} className="font-medium">
          {t("title", { name })}
        </h3>
        <p>
          {t("description", { version: theirs.version })} <RelativeTime value={theirs.at} />
        </p>
      </Notice>
      {children}
      {changed.length === 0 ? <p className="text-base">{t("same")}</p> : null}
      {changed.map(({ field, segments, risky }) => (
        <div key={field} className="flex flex-col gap-3">
          <h4 className="text-sm font-medium text-muted">{tText(field)}</h4>
          <Side label={t("theirs", { name, version: theirs.version })}>{theirs.text[field] || t("empty")}</Side>
          <Side label={t("mine")}>{mine[field] || t("empty")}</Side>
          <div>
            <p className="mb-1 text-sm text-muted">{t("difference")}</p>
            <DiffText segments={segments} className="rounded-md bg-surface px-3 py-2" />
            <CallOuts changes={risky.map((change) => ({ ...change, field }))} className="mt-2" />
          </div>
        </div>
      ))}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" pending={pending} onClick={onSaveMine}>
          {t("saveMine", { version: theirs.version + 1 })}
        </Button>
        <Button onClick={onEditMine}>{t("editMine")}</Button>
        <Button onClick={onKeepTheirs}>{t("keepTheirs")}</Button>
      </div>
    </section>
  );
}

function Side({ label, children }: { label: string; children: string }) {
  return (
    <div>
      <p className="mb-1 text-sm text-muted">{label}</p>
      <p className="rounded-md border px-3 py-2 wrap-anywhere whitespace-pre-wrap">{children}</p>
    </div>
  );
}
