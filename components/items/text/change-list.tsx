"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { DiffText } from "#components/ui/diff-text.tsx";
import { textLanguage } from "../text-language.ts";
import { CallOuts } from "./call-outs.tsx";
import { shortSegments } from "./short-segments.ts";
import type { FieldChange } from "./task-changes.ts";

/** What an edit changed: first what may matter clinically, then each text's difference word by word, in short where it is long. */
export function ChangeList({ changes, lang = "" }: { changes: readonly FieldChange[]; lang?: string }) {
  const t = useTranslations("items.text");
  const calledOut = useMemo(
    () => changes.flatMap(({ field, risky }) => risky.map((change) => ({ ...change, field }))),
    [changes],
  );
  return (
    <>
      <CallOuts changes={calledOut} />
      {changes.map(({ field, segments }) => (
        <div key={field}>
          <p className="mb-1 text-sm font-medium text-muted">{t(field)}</p>
          <div lang={textLanguage(lang)}>
            <DiffText
              segments={shortSegments(segments)}
              className="max-w-[72ch] rounded-md bg-surface px-3 py-2 leading-[1.5]"
            />
          </div>
        </div>
      ))}
    </>
  );
}
