import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { formatNumber, formatPercent } from "#components/ui/format-number.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { RunView } from "#lib/expansion/run-view.ts";

/** What a run was told, as it was frozen when it started. */
export function RunSettingsList({ run }: { run: RunView }) {
  const t = useTranslations("expansion");
  const { settings } = run;
  return (
    <DefinitionList
      items={[
        { term: t("form.endpoint"), value: run.endpointName },
        { term: t("form.modelName"), value: run.practice ? t("run.practiceModel", { model: run.model }) : run.model },
        { term: t("form.target"), value: formatNumber(settings.target) },
        { term: t("form.tasksPerCall"), value: settings.tasksPerCall },
        { term: t("form.seedsPerPrompt"), value: settings.seedsPerPrompt },
        { term: t("run.seedsFrozen"), value: formatNumber(run.seedCount) },
        { term: t("form.rngSeed"), value: <span className="font-mono">{settings.rngSeed}</span> },
        { term: t("form.temperature"), value: settings.temperature },
        { term: t("form.maxOutputTokens"), value: formatNumber(settings.maxOutputTokens) },
        { term: t("form.structuredOutput"), value: settings.structuredOutput ? t("run.on") : t("run.off") },
        { term: t("form.concurrency"), value: settings.concurrency },
        { term: t("form.maxCalls"), value: formatNumber(run.maxCalls) },
        { term: t("run.promptVersion"), value: <span className="font-mono">{run.promptVersion}</span> },
        { term: t("run.startedBy"), value: run.startedBy },
        { term: t("run.started"), value: <RelativeTime value={run.createdAt} /> },
        ...(run.endedAt ? [{ term: t("run.ended"), value: <RelativeTime value={run.endedAt} /> }] : []),
      ]}
    />
  );
}

/** The rules of a run as they were frozen: which are on, and their limits. */
export function RunRulesList({ rules }: { rules: RunView["settings"]["rules"] }) {
  const t = useTranslations("expansion");
  const { lengthInWords, bannedPhrases, wrongScript, nearDuplicate } = rules;
  const shown: [name: keyof typeof rules, limits: ReactNode][] = [
    ["emptyOutput", null],
    ["outputEqualsInput", null],
    ["lengthInWords", t("run.limits.lengthInWords", { min: lengthInWords.min, max: lengthInWords.max })],
    ["bannedPhrases", <Phrases key="phrases" phrases={bannedPhrases.phrases} />],
    [
      "wrongScript",
      t("run.limits.wrongScript", {
        script: t(`scripts.${wrongScript.script}`),
        share: formatPercent(wrongScript.minShare, 0),
      }),
    ],
    ["exactDuplicate", null],
    [
      "nearDuplicate",
      <>
        {t("run.limits.nearDuplicate", {
          strict: String(nearDuplicate.strict),
          threshold: String(nearDuplicate.threshold),
        })}{" "}
        {t(nearDuplicate.tokenizer === "rouge" ? "run.limits.rouge" : "run.limits.unicode")}
      </>,
    ],
  ];
  return (
    <DefinitionList
      items={shown.map(([rule, limits]) => ({
        term: t(`rules.${rule}`),
        value: rules[rule].enabled ? t("run.on") : t("run.off"),
        hint: rules[rule].enabled ? limits : null,
      }))}
    />
  );
}

function Phrases({ phrases }: { phrases: readonly string[] }) {
  const t = useTranslations("expansion.run.limits");
  if (phrases.length === 0) return t("phrases", { count: 0 });
  return (
    <details>
      <summary className="min-h-6 cursor-default rounded-sm">{t("phrases", { count: phrases.length })}</summary>
      <ul className="mt-1 columns-2 gap-6">
        {phrases.map((phrase) => (
          <li key={phrase}>{phrase}</li>
        ))}
      </ul>
    </details>
  );
}
