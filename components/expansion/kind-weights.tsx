"use client";

import { useTranslations } from "next-intl";
import { cn } from "#components/ui/class-names.ts";
import { Field } from "#components/ui/field.tsx";
import { inputStyle } from "#components/ui/input-style.ts";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import { asNumber } from "./run-draft.ts";
import { useRunForm } from "./run-form-context.ts";

/** A weight for each kind of task that the seeds have; also for one that they no longer have but that is weighted. */
export function KindWeights() {
  const t = useTranslations("expansion.steering");
  const { draft, changeKind, errors, choices } = useRunForm();
  const known = new Set(choices.kinds.map(({ kind }) => kind));
  const gone = Object.keys(draft.kindWeights).filter((kind) => !known.has(kind));
  const kinds = [...choices.kinds, ...gone.map((kind) => ({ kind, seeds: 0 }))];
  if (kinds.length === 0) return null;
  const path = "steering.kindWeights";
  return (
    <Field group label={t("kindWeights")} name={path} hint={t("weightHint")} error={errors[path]}>
      <ScrollRegion label={t("kindWeights")} className="max-h-72 overflow-y-auto rounded-md border">
        <ul className="divide-y">
          {kinds.map(({ kind, seeds }) => {
            const weight = draft.kindWeights[kind] ?? "1";
            const number = asNumber(weight);
            const name = kind === "" ? t("noKind") : kind;
            return (
              <li key={kind} className="flex items-center gap-3 py-1 pr-1 pl-3">
                <span className="min-w-0 flex-1 wrap-anywhere">{name}</span>
                <span className="shrink-0 text-sm text-muted tabular-nums">{t("seeds", { count: seeds })}</span>
                <input
                  aria-label={t("weightOf", { category: name })}
                  aria-invalid={!(number >= 0 && number <= 100) || undefined}
                  inputMode="decimal"
                  autoComplete="off"
                  value={weight}
                  onChange={(event) => changeKind(kind, event.currentTarget.value)}
                  className={cn(inputStyle, "w-16 shrink-0 text-end tabular-nums")}
                />
              </li>
            );
          })}
        </ul>
      </ScrollRegion>
    </Field>
  );
}
