"use client";

import { useTranslations } from "next-intl";

/** Gives the reason of a malformed part in words; one that a newer version wrote stands as it is. */
export function useMalformedReason(): (reason: string) => string {
  const t = useTranslations("expansion.malformed");
  return (reason) => {
    const key = `reasons.${reason}` as "reasons.noTask";
    return t.has(key) ? t(key) : reason;
  };
}
