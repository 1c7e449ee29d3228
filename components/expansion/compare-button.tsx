"use client";

import { Columns2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { RunRow } from "#lib/expansion/queries/list-runs.ts";

/** Leads to two selected expansion runs side by side, the older one first; says what to select until it can. */
export function CompareButton({ base, runs }: { base: string; runs: readonly RunRow[] }) {
  const t = useTranslations("runs.compare");
  const [a, b] = runs.map((run) => run.number).sort((one, other) => one - other);
  if (runs.length !== 2 || runs.some((run) => run.purpose !== "expand"))
    return <span className="text-muted">{t("compareHint")}</span>;
  return (
    <LinkButton href={`${base}/compare?a=${a}&b=${b}`} size="sm" icon={<Columns2 />}>
      {t("compare")}
    </LinkButton>
  );
}
