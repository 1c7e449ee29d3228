"use client";

import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";
import { formatNumber } from "./format-number.ts";

/** A number as it stands in text and tables: thin grouping, tabular digits, its unit a thin space after it. */
export function NumberFormat({
  value,
  unit,
  digits,
  className,
}: {
  value: number;
  unit?: ReactNode;
  /** Digits after the decimal sign, always as many. */
  digits?: number;
  className?: string;
}) {
  const locale = useLocale();
  const options = digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return (
    <span className={cn("whitespace-nowrap tabular-nums", className)}>
      {formatNumber(value, options, locale)}
      {unit ? (
        <span className="text-muted">
          {"\u202f"}
          {unit}
        </span>
      ) : null}
    </span>
  );
}
