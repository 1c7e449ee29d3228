"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { categories } from "#lib/items/schema.ts";
import type { PresetField } from "./preset-draft.ts";
import type { TextPath } from "./setting-paths.ts";

/** What each setting that is typed or chosen is called, by its path; the limits of a rule with the rule's name. */
export function useSettingLabels(): Record<TextPath | "steering.kindWeights", string> {
  const t = useTranslations("expansion");
  const tCategory = useTranslations("ui.category");
  return useMemo(
    () => ({
      preset: t("presets.label"),
      endpointId: t("form.endpoint"),
      model: t("form.modelName"),
      temperature: t("form.temperature"),
      maxOutputTokens: t("form.maxOutputTokens"),
      answerTimeoutSeconds: t("form.answerTimeout"),
      target: t("form.target"),
      tasksPerCall: t("form.tasksPerCall"),
      seedsPerPrompt: t("form.seedsPerPrompt"),
      machineTasksPerPrompt: t("form.machineTasksPerPrompt"),
      concurrency: t("form.concurrency"),
      maxCalls: t("form.maxCalls"),
      rngSeed: t("form.rngSeed"),
      classification: t("form.classification"),
      classifyEndpointId: t("form.classifyEndpoint"),
      classifyModel: t("form.classifyModel"),
      classifyPromptVersionId: t("form.classifyPrompt"),
      promptVersionId: t("form.prompt"),
      spendCap: t("form.spendCap"),
      delivery: t("form.delivery"),
      "stopBelow.share": t("form.stopShare"),
      "stopBelow.window": t("form.stopWindow"),
      "steering.avoidKinds": t("steering.avoidKinds"),
      "steering.kindWeights": t("steering.kindWeights"),
      ...(Object.fromEntries(
        categories.map((category) => [
          `steering.categoryWeights.${category}`,
          t("steering.weightOf", { category: tCategory(`${category}.name`) }),
        ]),
      ) as Record<Extract<TextPath, `steering.categoryWeights.${string}`>, string>),
      "rules.lengthInWords.min": t("limits.of", { rule: t("rules.lengthInWords"), limit: t("limits.min") }),
      "rules.lengthInWords.max": t("limits.of", { rule: t("rules.lengthInWords"), limit: t("limits.max") }),
      "rules.bannedPhrases.phrases": t("rules.bannedPhrases"),
      "rules.wrongScript.script": t("limits.of", { rule: t("rules.wrongScript"), limit: t("limits.script") }),
      "rules.wrongScript.minShare": t("limits.of", { rule: t("rules.wrongScript"), limit: t("limits.minShare") }),
      "rules.nearDuplicate.threshold": t("limits.of", { rule: t("rules.nearDuplicate"), limit: t("limits.threshold") }),
      "rules.nearDuplicate.tokenizer": t("limits.of", { rule: t("rules.nearDuplicate"), limit: t("limits.tokenizer") }),
    }),
    [t, tCategory],
  );
}

/** What any field that a preset settles is called, switches too. */
export function useFieldLabels(): (field: PresetField) => string {
  const t = useTranslations("expansion");
  const labels = useSettingLabels();
  return (field) => {
    if (field === "kindWeights") return labels["steering.kindWeights"];
    if (field === "steering.fillGaps" || field === "steering.rareFirst")
      return t(`steering.${field.slice(9)}` as "steering.fillGaps");
    if (field === "rules.nearDuplicate.strict") {
      return t("limits.of", { rule: t("rules.nearDuplicate"), limit: t("limits.strict") });
    }
    const rule = /^rules\.(\w+)\.enabled$/.exec(field)?.[1];
    return rule ? t(`rules.${rule as "emptyOutput"}`) : (labels[field as TextPath] ?? field);
  };
}
