"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { wordDiff } from "#lib/algorithms/word-diff.ts";
import type { NewerGuidelines } from "#lib/review/commands/save-guidelines.ts";
import { ChangesText } from "./changes-text.tsx";

/** Two people edited the guidelines: what the other saved against the text in the field. */
export function GuidelinesConflict({
  theirs,
  mine,
  takeTheirs,
  saveMine,
}: {
  theirs: NewerGuidelines;
  mine: string;
  takeTheirs: () => void;
  saveMine: () => void;
}) {
  const t = useTranslations("guidelines.conflict");
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
        <h2 className="font-semibold text-warning">{t("title", { name: theirs.author, number: theirs.number })}</h2>
        <p>{t("text")}</p>
      </div>
      <div className="max-h-[50dvh] overflow-y-auto rounded-md border bg-background px-3 py-2">
        <ChangesText segments={wordDiff(theirs.body, mine)} />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button onClick={takeTheirs}>{t("takeTheirs")}</Button>
        <Button onClick={saveMine}>{t("saveMine")}</Button>
      </div>
    </section>
  );
}
