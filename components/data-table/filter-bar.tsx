"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "#components/ui/class-names.ts";

/** The search box and facets above a list, then the filters in force (ActiveFilters) on a line of their own. */
export function FilterBar({
  active,
  className,
  children,
}: {
  active?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  const t = useTranslations("ui.filter");
  return (
    <search aria-label={t("label")} className={cn("flex flex-col gap-2", className)}>
      <div className="flex flex-wrap items-center gap-2">{children}</div>
      {active}
    </search>
  );
}
