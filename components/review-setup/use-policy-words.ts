"use client";

import { useTranslations } from "next-intl";
import type { PolicyChange } from "#lib/review/policy-changes.ts";

/** Puts a change of the review policy into words: what it is about, and its value before and after. */
export function usePolicyWords(): (change: PolicyChange) => { setting: string; from: string; to: string } {
  const t = useTranslations("reviewSetup.policy");
  const words = (setting: PolicyChange["setting"], value: PolicyChange["from"]) => {
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (setting === "rule") return t(`rule.${value}` as "rule.first");
    if (setting === "order") return t(`order.${value}` as "order.oldest");
    return percents.includes(setting) ? t("percent", { value }) : String(value);
  };
  return ({ setting, from, to }) => ({
    setting: t(`setting.${setting}`),
    from: words(setting, from),
    to: words(setting, to),
  });
}

const percents: PolicyChange["setting"][] = ["overlap", "hiddenShare", "knownShare", "knownLimit"];
