import type { useTranslations } from "next-intl";

/** A rule's name in words; a rule that is no longer known keeps the name that the ledger has for it. */
export function rejectionRuleLabel(t: ReturnType<typeof useTranslations<"expansion.rules">>, rule: string): string {
  return t.has(rule as never) ? t(rule as never) : rule;
}
