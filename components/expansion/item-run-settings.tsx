import { useTranslations } from "next-intl";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { formatDuration, formatNumber } from "#components/ui/format-number.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { RunView } from "#lib/expansion/run-view.ts";

/** What a run over items was told, as it was frozen when it started. */
export function ItemRunSettingsList({ run }: { run: RunView }) {
  const t = useTranslations("itemRuns");
  const tRun = useTranslations("expansion.run");
  const tForm = useTranslations("expansion.form");
  const { settings } = run;
  const { purpose } = run.progress;
  return (
    <DefinitionList
      items={[
        { term: t("form.purpose"), value: t(`purpose.${purpose}`) },
        { term: tForm("endpoint"), value: run.endpointName },
        { term: tForm("modelName"), value: run.practice ? tRun("practiceModel", { model: run.model }) : run.model },
        { term: tRun("promptVersion"), value: <span className="font-mono">{run.promptVersion}</span> },
        { term: t("form.items"), value: formatNumber(settings.target) },
        { term: tForm("concurrency"), value: settings.concurrency },
        { term: tForm("maxOutputTokens"), value: formatNumber(settings.maxOutputTokens) },
        { term: tForm("answerTimeout"), value: formatDuration(1_000 * settings.answerTimeoutSeconds) },
        ...(purpose === "classify"
          ? [{ term: tForm("structuredOutput"), value: settings.structuredOutput ? tRun("on") : tRun("off") }]
          : []),
        { term: tForm("delivery"), value: tForm(`deliveries.${settings.delivery}`) },
        { term: tRun("startedBy"), value: run.startedBy },
        { term: tRun("started"), value: <RelativeTime value={run.createdAt} /> },
        ...(run.endedAt ? [{ term: tRun("ended"), value: <RelativeTime value={run.endedAt} /> }] : []),
      ]}
    />
  );
}
