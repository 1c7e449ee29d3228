import { useTranslations } from "next-intl";
import { cn } from "./class-names.ts";

const hue = {
  QA: "bg-qa-soft text-qa",
  IE: "bg-ie-soft text-ie",
  GEN: "bg-gen-soft text-gen",
  OTHER: "bg-other-soft text-other",
} as const;

/** The four categories of an item or a seed. */
export type Category = keyof typeof hue;

/**
 * A category by its letters and its fixed hue; `long` adds its name. `proposed` draws it dashed: the model's word,
 * not yet a person's. Without a category it says so.
 */
export function CategoryBadge({
  category,
  long = false,
  proposed = false,
  className,
}: {
  category: Category | null;
  long?: boolean;
  proposed?: boolean;
  className?: string;
}) {
  const t = useTranslations("ui.category");
  if (category === null) return <span className={cn("text-sm text-muted", className)}>{t("none")}</span>;
  return (
    <span
      className={cn(
        "inline-flex h-5 items-center align-middle gap-1.5 rounded-sm border border-transparent px-1.5 text-xs whitespace-nowrap",
        hue[category],
        proposed && "border-dashed border-current bg-transparent",
        className,
      )}
    >
      <span className="font-mono font-semibold tracking-tight">{t(`${category}.letters`)}</span>
      {long ? <span>{t(`${category}.name`)}</span> : <span className="sr-only">{t(`${category}.name`)}</span>}
      {proposed ? <span className="sr-only">{t("proposed")}</span> : null}
    </span>
  );
}
