"use client";

import { useTranslations } from "next-intl";

/** Gives a rule's name in words; one that this version does not know keeps its id. */
export function useRuleName(): (rule: string) => string {
  const t = useTranslations("expansion.rules");
  return (rule) => (t.has(rule as never) ? t(rule as never) : rule);
}
