"use client";

import { SearchX, Table2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";

/** What a table without rows says when the page has nothing better to say. */
export function NoRows({ filtered }: { filtered: boolean }) {
  const t = useTranslations("ui.table");
  if (!filtered) return <EmptyState icon={<Table2 />} title={t("empty")} />;
  return <EmptyState icon={<SearchX />} title={t("emptyFiltered")} description={t("emptyFilteredHint")} />;
}
