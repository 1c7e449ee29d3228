import { useTranslations } from "next-intl";
import { callOutcomes } from "#lib/expansion/call-filter-schema.ts";

/** What a request came to, in words; null while it is under way. One that a newer version wrote stands as it is. */
export function OutcomeLabel({ outcome }: { outcome: string | null }) {
  const t = useTranslations("runs.calls");
  if (outcome === null) return t("open");
  const known = callOutcomes.find((each) => each === outcome);
  return known ? t(`outcomes.${known}`) : outcome;
}
