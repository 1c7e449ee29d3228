"use client";

import { useTranslations } from "next-intl";
import { useId, useMemo, useState } from "react";
import { CallOuts } from "#components/items/text/call-outs.tsx";
import { textLanguage } from "#components/items/text-language.ts";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import { DiffText } from "#components/ui/diff-text.tsx";
import { riskyChanges } from "#lib/algorithms/risky-changes.ts";
import { wordDiff } from "#lib/algorithms/word-diff.ts";

const fields = ["instruction", "input", "output"] as const;
type Texts = Record<(typeof fields)[number], string>;

/** A text longer than this is folded until the reader asks for all of it. */
const longest = 900;

/** A member's three texts; against another's, where there is one: what the other does not have is marked as added, what it has beyond as removed. */
export function MemberText({ text, against }: { text: Texts; against: Texts | null }) {
  return (
    <div className="flex flex-col gap-3">
      {fields.map((field) => (
        <Part key={field} field={field} text={text[field]} against={against?.[field] ?? null} />
      ))}
    </div>
  );
}

function Part({ field, text, against }: { field: (typeof fields)[number]; text: string; against: string | null }) {
  const t = useTranslations("duplicates.text");
  const tText = useTranslations("items.text");
  const id = useId();
  const [whole, setWhole] = useState(false);
  const segments = useMemo(
    () => (against === null || against === text ? null : wordDiff(against, text)),
    [against, text],
  );
  const risky = useMemo(
    () => (against === null || segments === null ? [] : riskyChanges(against, text, segments)),
    [against, text, segments],
  );
  const folded = !whole && text.length + (segments ? (against?.length ?? 0) : 0) > longest;
  if (text === "" && (against ?? "") === "" && field === "input") return null;
  return (
    <div>
      <p id={id} className="mb-0.5 flex flex-wrap items-baseline gap-x-2 text-sm font-medium text-muted">
        {tText(field)}
        {against !== null && against === text ? <span className="font-normal">{t("same")}</span> : null}
      </p>
      <CallOuts changes={risky.map((change) => ({ ...change, field: null }))} className="mb-1.5" />
      <div
        lang={textLanguage(text)}
        className={cn(
          "wrap-anywhere whitespace-pre-wrap",
          field === "instruction" && "font-medium",
          folded && "max-h-48 overflow-hidden [mask-image:linear-gradient(black_70%,transparent)]",
        )}
      >
        {segments ? (
          <DiffText segments={segments} />
        ) : text === "" ? (
          <span className="text-muted">{t("empty")}</span>
        ) : (
          text
        )}
      </div>
      {folded ? (
        <Button size="sm" variant="quiet" onClick={() => setWhole(true)} aria-describedby={id} className="mt-1">
          {t("whole")}
        </Button>
      ) : null}
    </div>
  );
}
