"use client";

import { useTranslations } from "next-intl";
import { notify } from "#components/ui/notify.ts";
import type { Override } from "#lib/items/override.ts";
import { formatScore } from "./format-score.ts";

const longEnough = 12_000;

/**
 * Gives a function that tells who has saved a text that it is a duplicate of another, with the way to that one. It was saved all the
 * same: a person may overrule the rule.
 * @param home "/p/SLUG"
 */
export function useTellOverride(home: string): (override: Override, version: number) => void {
  const t = useTranslations("items.override");
  return ({ rule, of, number, score }, version) => {
    notify(t("saved", { version }), {
      tone: "warning",
      detail: t(rule === "exactDuplicate" ? "nowExactDuplicate" : "nowNearDuplicate", {
        of,
        number,
        score: formatScore(score),
      }),
      duration: longEnough,
      // Beside, so that nothing that is being looked at here is left.
      action: {
        label: t("open", { of, number }),
        run: () => window.open(`${home}/${of}s/${number}`, "_blank", "noopener"),
      },
    });
  };
}
