"use client";

import { useTranslations } from "next-intl";
import { CategoryBadge } from "#components/ui/category-badge.tsx";
import { Field } from "#components/ui/field.tsx";
import { formatNumber } from "#components/ui/format-number.ts";
import { Input } from "#components/ui/input.tsx";
import type { TargetMix } from "#lib/team/schema.ts";

const categories = ["QA", "IE", "GEN", "OTHER"] as const;

/** The four target shares in per cent, and what they add up to. An empty or wrong number is NaN, which the schema names. */
export function TargetMixFields({
  mix,
  onChange,
  error,
}: {
  mix: TargetMix;
  onChange: (mix: TargetMix) => void;
  error: string | undefined;
}) {
  const t = useTranslations("team.settings");
  const name = useTranslations("ui.category");
  const sum = categories.reduce((total, category) => total + (mix[category] || 0), 0);
  return (
    <Field
      label={t("mix")}
      name="targetMix"
      hint={t("mixHint")}
      error={error}
      group
      aside={<output className="tabular-nums">{t("mixSum", { sum: formatNumber(Math.round(sum * 10) / 10) })}</output>}
    >
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {categories.map((category) => (
          <div key={category} className="flex flex-col gap-1">
            <CategoryBadge category={category} className="self-start" />
            <Input
              id={`mix-${category}`}
              aria-label={t("mixShare", { category: name(`${category}.name`) })}
              inputMode="decimal"
              autoComplete="off"
              defaultValue={mix[category]}
              onChange={(event) => onChange({ ...mix, [category]: readShare(event.currentTarget.value) })}
            />
          </div>
        ))}
      </div>
    </Field>
  );
}

/** A number as people write it, with a point or a comma. */
function readShare(text: string): number {
  const plain = text.trim().replace(",", ".");
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
}
