"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { DiffText } from "#components/ui/diff-text.tsx";
import { wordDiff } from "#lib/algorithms/word-diff.ts";
import { type TemplateText, templateFields } from "#lib/expansion/prompts/template-schema.ts";
import type { SavedTemplate } from "./use-template-draft.ts";

/** Two people edited one template: what the other saved against the text in the fields. */
export function TextConflict({
  theirs,
  savedBy,
  mine,
  takeTheirs,
  saveMine,
}: {
  theirs: SavedTemplate;
  savedBy: string;
  mine: TemplateText;
  takeTheirs: () => void;
  saveMine: () => void;
}) {
  const t = useTranslations("prompts.conflict");
  const label = useTranslations("prompts.editor");
  const panel = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer version takes the focus again
  useEffect(() => panel.current?.focus(), [theirs.number]);
  return (
    <section
      ref={panel}
      tabIndex={-1}
      role="alert"
      className="flex flex-col gap-3 rounded-md border border-warning/40 bg-warning-soft px-4 py-3 focus-visible:outline-2"
    >
      <div>
        <h2 className="font-semibold text-warning">{t("title", { name: savedBy, number: theirs.number })}</h2>
        <p>{t("text")}</p>
      </div>
      {templateFields
        .filter((field) => theirs[field] !== mine[field])
        .map((field) => (
          <div key={field} className="rounded-md border bg-background px-3 py-2">
            <h3 className="mb-1 text-sm font-medium">{label(field)}</h3>
            <DiffText className="font-mono text-sm" segments={wordDiff(theirs[field], mine[field])} />
          </div>
        ))}
      <div className="flex flex-wrap gap-2">
        <Button onClick={takeTheirs}>{t("takeTheirs")}</Button>
        <Button onClick={saveMine}>{t("saveMine")}</Button>
      </div>
    </section>
  );
}
