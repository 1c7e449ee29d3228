"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";

/** How many rows are selected, and what can be done with them. Announced as it changes. */
export function SelectionBar({
  count,
  onClear,
  children,
}: {
  count: number;
  onClear: () => void;
  children: ReactNode;
}) {
  const t = useTranslations("ui.table");
  return (
    <div className={count > 0 ? "flex flex-wrap items-center gap-2" : "sr-only"}>
      <span role="status" className="font-medium tabular-nums">
        {count > 0 ? t("selected", { count }) : null}
      </span>
      {count > 0 ? (
        <>
          {children}
          <IconButton label={t("clearSelection")} icon={<X />} size="icon-sm" onClick={onClear} />
        </>
      ) : null}
    </div>
  );
}
