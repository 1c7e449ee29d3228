"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { TextPath } from "./run-draft.ts";

/** What each setting that is typed or chosen is called, by its path; the limits of a rule with the rule's name. */
export function useSettingLabels(): Record<TextPath, string> {
  const t = useTranslations("expansion");
  return useMemo(
    () => ({
      endpointId: t("form.endpoint"),
      model: t("form.modelName"),
      temperature: t("form.temperature"),
      maxOutputTokens: t("form.maxOutputTokens"),
      target: t("form.target"),
      tasksPerCall: t("form.tasksPerCall"),
      seedsPerPrompt: t("form.seedsPerPrompt"),
      concurrency: t("form.concurrency"),
      maxCalls: t("form.maxCalls"),
      rngSeed: t("form.rngSeed"),
      "rules.lengthInWords.min": t("limits.of", { rule: t("rules.lengthInWords"), limit: t("limits.min") }),
      "rules.lengthInWords.max": t("limits.of", { rule: t("rules.lengthInWords"), limit: t("limits.max") }),
      "rules.bannedPhrases.phrases": t("rules.bannedPhrases"),
      "rules.wrongScript.script": t("limits.of", { rule: t("rules.wrongScript"), limit: t("limits.script") }),
      "rules.wrongScript.minShare": t("limits.of", { rule: t("rules.wrongScript"), limit: t("limits.minShare") }),
      "rules.nearDuplicate.threshold": t("limits.of", { rule: t("rules.nearDuplicate"), limit: t("limits.threshold") }),
      "rules.nearDuplicate.tokenizer": t("limits.of", { rule: t("rules.nearDuplicate"), limit: t("limits.tokenizer") }),
    }),
    [t],
  );
}
