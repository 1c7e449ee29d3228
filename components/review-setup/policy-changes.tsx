"use client";

import { useTranslations } from "next-intl";
import type { PolicyChange } from "#lib/review/policy-changes.ts";
import { usePolicyWords } from "./use-policy-words.ts";

/** What differs between two policies, a line each. */
export function PolicyChanges({ changes }: { changes: readonly PolicyChange[] }) {
  const t = useTranslations("reviewSetup.policy");
  const words = usePolicyWords();
  return (
    <ul className="text-sm">
      {changes.map((change) => (
        <li key={change.setting}>{t("change", words(change))}</li>
      ))}
    </ul>
  );
}
