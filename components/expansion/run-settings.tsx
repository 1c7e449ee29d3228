import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { formatDuration, formatNumber, formatPercent } from "#components/ui/format-number.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { RunView } from "#lib/expansion/run-view.ts";
import { categories } from "#lib/items/schema.ts";

/** What a run was told, as it was frozen when it started. */
export function RunSettingsList({ run }: { run: RunView }) {
  const t = useTranslations("expansion");
  const { settings } = run;
  const { stopBelow } = settings;
  return (
    <DefinitionList
      items={[
        { term: t("presets.label"), value: settings.preset ? t(`presets.${settings.preset}.name`) : t("presets.none") },
        { term: t("form.endpoint"), value: run.endpointName },
        { term: t("form.modelName"), value: run.practice ? t("run.practiceModel", { model: run.model }) : run.model },
        { term: t("form.target"), value: formatNumber(settings.target) },
        { term: t("form.tasksPerCall"), value: settings.tasksPerCall },
        { term: t("form.seedsPerPrompt"), value: settings.seedsPerPrompt },
        { term: t("form.machineTasksPerPrompt"), value: settings.machineTasksPerPrompt },
        { term: t("run.seedsFrozen"), value: formatNumber(run.seedCount) },
        { term: t("form.rngSeed"), value: <span className="font-mono">{settings.rngSeed}</span> },
        { term: t("form.temperature"), value: settings.temperature },
        { term: t("form.maxOutputTokens"), value: formatNumber(settings.maxOutputTokens) },
        { term: t("form.answerTimeout"), value: formatDuration(1_000 * settings.answerTimeoutSeconds) },
        { term: t("form.structuredOutput"), value: settings.structuredOutput ? t("run.on") : t("run.off") },
        { term: t("form.concurrency"), value: settings.concurrency },
        { term: t("form.maxCalls"), value: formatNumber(run.maxCalls) },
        { term: t("run.promptVersion"), value: <span className="font-mono">{run.promptVersion}</span> },
        { term: t("form.classification"), value: t(`form.classifications.${settings.classification}`) },
        ...(settings.classification !== "none" && settings.classifyModel
          ? [{ term: t("form.classifyModel"), value: settings.classifyModel }]
          : []),
        { term: t("steering.title"), value: <SteeringWords steering={settings.steering} /> },
        {
          term: t("form.stop"),
          value: stopBelow.enabled
            ? t("form.stopNow", { share: formatNumber(100 * stopBelow.share), window: stopBelow.window })
            : t("form.stopOff"),
        },
        { term: t("form.delivery"), value: t(`form.deliveries.${settings.delivery}`) },
        { term: t("run.startedBy"), value: run.startedBy },
        { term: t("run.started"), value: <RelativeTime value={run.createdAt} /> },
        ...(run.endedAt ? [{ term: t("run.ended"), value: <RelativeTime value={run.endedAt} /> }] : []),
      ]}
    />
  );
}

/** Where a run leans to, in words. */
function SteeringWords({ steering }: { steering: RunView["settings"]["steering"] }) {
  const t = useTranslations("expansion");
  const tCategory = useTranslations("ui.category");
  const { fillGaps, rareFirst, categoryWeights, kindWeights, avoidKinds } = steering;
  const weights = [
    ...categories.flatMap((category) => {
      const weight = categoryWeights[category];
      return weight === undefined ? [] : [[tCategory(`${category}.name`), weight] as const];
    }),
    ...Object.entries(kindWeights).map(
      ([kind, weight]) => [kind === "" ? t("steering.noKind") : kind, weight] as const,
    ),
  ].filter(([, weight]) => weight !== 1);
  const said = [
    ...(fillGaps ? [t("steering.fillGaps")] : []),
    ...(rareFirst ? [t("steering.rareFirst")] : []),
    ...weights.map(([name, weight]) => t("run.weight", { name, weight: formatNumber(weight) })),
    ...avoidKinds.map((kind) => t("run.avoided", { kind })),
  ];
  if (said.length === 0) return t("steering.now.none");
  return (
    <ul>
      {said.map((line) => (
        <li key={line} className="wrap-anywhere">
          {line}
        </li>
      ))}
    </ul>
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
