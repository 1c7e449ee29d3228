"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";

/** A filter in force: what it is about and what it asks for, in words. */
export type ActiveFilter = { key: string; label: string; value: string };

/** The filters in force as chips that take themselves away, and one button for all. Renders nothing without any. */
export function ActiveFilters({
  filters,
  onRemove,
  onClear,
}: {
  filters: readonly ActiveFilter[];
  onRemove: (key: string) => void;
  onClear: () => void;
}) {
  const t = useTranslations("ui.filter");
  if (filters.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <ul aria-label={t("active")} className="contents">
        {filters.map((filter) => (
          <li key={filter.key} className="inline-flex max-w-full">
            <button
              type="button"
              onClick={() => onRemove(filter.key)}
              className="inline-flex h-6 max-w-full items-center gap-1 rounded-sm bg-sunken pr-1 pl-2 text-sm hover:bg-line dark:bg-raised"
            >
              <span className="sr-only">{t("remove")} </span>
              <span className="text-muted">{filter.label}</span>{" "}
              <span className="min-w-0 truncate">{filter.value}</span>
              <X aria-hidden="true" className="size-3.5 shrink-0 text-muted" />
            </button>
          </li>
        ))}
      </ul>
      <Button size="sm" variant="quiet" onClick={onClear} className="h-6 px-1.5 text-muted">
        {t("clear")}
      </Button>
    </div>
  );
}
