"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import { cn } from "#components/ui/class-names.ts";
import { type Category, categories } from "#lib/items/schema.ts";
import { ActKey } from "./act-key.tsx";

const chosenStyle = {
  QA: "border-qa bg-qa-soft text-qa",
  IE: "border-ie bg-ie-soft text-ie",
  GEN: "border-gen bg-gen-soft text-gen",
  OTHER: "border-other bg-other-soft text-other",
} as const;

/** The four categories with their keys. The model's proposal is dashed until the reviewer chooses; `lacking` asks for one. */
export const CategoryChoice = memo(function CategoryChoice({
  proposed,
  chosen,
  lacking,
  onChoose,
}: {
  proposed: Category | null;
  chosen: Category | null;
  lacking: boolean;
  onChoose: (category: Category) => void;
}) {
  const t = useTranslations("review.category");
  const tCategory = useTranslations("ui.category");
  const effective = chosen ?? proposed;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot lay its parts out in a row with the others
    <div
      role="group"
      aria-label={t("label")}
      className={cn(
        "grid grid-cols-4 gap-1 rounded-md md:flex",
        lacking && "outline-2 outline-offset-3 outline-warning",
      )}
    >
      {categories.map((category) => (
        <button
          key={category}
          type="button"
          aria-pressed={effective === category}
          title={tCategory(`${category}.name`)}
          onClick={() => onChoose(category)}
          className={cn(
            "inline-flex h-9 items-center justify-center gap-1.5 rounded-md border border-transparent px-2 font-mono text-sm font-semibold text-muted hover:bg-sunken md:h-8",
            effective === category && chosenStyle[category],
            effective === category && chosen === null && "border-dashed bg-transparent",
          )}
        >
          {tCategory(`${category}.letters`)}
          <span className="sr-only">
            {tCategory(`${category}.name`)} {proposed === category ? t("proposed") : ""}
          </span>
          <ActKey act={`category${category}`} className="hidden md:inline-flex" />
        </button>
      ))}
    </div>
  );
});
