"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "#components/ui/class-names.ts";
import { formatNumber } from "#components/ui/format-number.ts";

/** One facet of a list, its name and its choice in one control. An empty value is "any". */
export function FacetSelect({
  label,
  value,
  options,
  onChange,
  anyLabel,
  className,
}: {
  label: string;
  value: string;
  options: readonly { value: string; label: string; count?: number }[];
  onChange: (value: string) => void;
  /** What the empty choice is called ("Any"). */
  anyLabel?: string;
  className?: string;
}) {
  const t = useTranslations("ui.filter");
  return (
    <label
      className={cn(
        "relative inline-flex h-8 max-w-full items-center rounded-md border border-line-strong/60 bg-background pl-2.5 shadow-raised dark:bg-raised",
        "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus",
        value && "border-accent/60 bg-accent-soft dark:bg-accent-soft",
        className,
      )}
    >
      <span className={cn("shrink-0 text-base", value ? "text-accent-text" : "text-muted")}>{label}</span>
      <select
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        className="field-sizing-content h-full min-w-0 appearance-none truncate rounded-md bg-transparent pr-7 pl-1.5 font-medium outline-none"
      >
        <option value="">{anyLabel ?? t("any")}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.count === undefined ? option.label : `${option.label} (${formatNumber(option.count)})`}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden="true" className="pointer-events-none absolute right-2 size-4 text-muted" />
    </label>
  );
}
