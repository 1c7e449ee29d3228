import { useTranslations } from "next-intl";
import { rejectionRules } from "#lib/expansion/schema.ts";

/** What a rule of the ledger is called. */
export function RuleLabel({ rule }: { rule: string }) {
  const t = useTranslations("expansion.rules");
  const known = rejectionRules.find((name) => name === rule);
  return known ? t(known) : rule;
}
