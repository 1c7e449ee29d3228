import { getTranslations } from "next-intl/server";
import { SimilarityHistogram } from "#components/charts/similarity-histogram.tsx";
import { RejectedByRule } from "#components/expansion/rejected-by-rule.tsx";
import { RunFigures } from "#components/expansion/run-figures.tsx";
import { RunRulesList, RunSettingsList } from "#components/expansion/run-settings.tsx";
import { Section } from "#components/ui/section.tsx";
import type { RunView } from "#lib/expansion/run-view.ts";
import { describeSimilarityHistogram } from "#lib/items/queries/describe-similarity-histogram.ts";
import type { Member } from "#lib/team/member.ts";
import { MoneyPart } from "./money-part.tsx";

/** A run's figures, and what it was told. */
export async function OverviewPart({ member, run, runPath }: { member: Member; run: RunView; runPath: string }) {
  const [t, similarity] = await Promise.all([
    getTranslations("expansion"),
    describeSimilarityHistogram(member, { run: run.number }),
  ]);
  return (
    <>
      <RunFigures />
      <div className="mt-6">
        <MoneyPart member={member} run={run} />
      </div>
      <div className="grid gap-x-10 lg:grid-cols-2">
        <div>
          <Section title={t("run.rejectedByRule")}>
            <RejectedByRule runPath={runPath} />
          </Section>
          {similarity && similarity.size > 0 ? (
            <Section title={t("run.similarity")}>
              <SimilarityHistogram {...similarity} title={t("run.howNew")} />
            </Section>
          ) : null}
          <Section title={t("form.rules")}>
            <RunRulesList rules={run.settings.rules} />
          </Section>
        </div>
        <Section title={t("run.settings")}>
          <RunSettingsList run={run} />
        </Section>
      </div>
    </>
  );
}
