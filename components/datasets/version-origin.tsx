import { useTranslations } from "next-intl";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { NumberFormat } from "#components/ui/number-format.tsx";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import { Section } from "#components/ui/section.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { Provenance } from "#lib/datasets/schema.ts";

const cell = "h-9 px-2 first:pl-0 last:pr-0";

/** Where a version's items come from: people, runs, models. */
export function VersionOrigin({ provenance, runsHref }: { provenance: Provenance; runsHref: string }) {
  const t = useTranslations("datasets.version");
  const { origins, edited, restored, reviewers, runs } = provenance;
  const figure = (value: number) => <NumberFormat value={value} />;
  return (
    <Section title={t("origin")}>
      <DefinitionList
        look="figures"
        items={[
          { term: t("reviewers"), value: figure(reviewers), hint: t("reviewersHint") },
          { term: t("edited"), value: figure(edited), hint: t("editedHint") },
          { term: t("restored"), value: figure(restored), hint: t("restoredHint") },
          ...(origins.import > 0 ? [{ term: t("imported"), value: figure(origins.import) }] : []),
          ...(origins.corpus > 0 ? [{ term: t("corpus"), value: figure(origins.corpus) }] : []),
        ]}
      />
      {runs.length === 0 ? (
        <p className="mt-4 text-muted">{t("noRuns")}</p>
      ) : (
        <ScrollRegion label={t("runs")} className="mt-4 max-h-96">
          <table className="w-full border-collapse text-left text-base">
            <thead>
              <tr className="border-b text-sm text-muted">
                <th className={`${cell} font-medium`}>{t("run")}</th>
                <th className={`${cell} font-medium`}>{t("model")}</th>
                <th className={`${cell} font-medium`}>{t("endpoint")}</th>
                <th className={`${cell} text-right font-medium`}>{t("runItems")}</th>
              </tr>
            </thead>
            <tbody>
              {runs.map((run) => (
                <tr key={run.number} className="border-b">
                  <th scope="row" className={`${cell} font-normal whitespace-nowrap`}>
                    <TextLink href={`${runsHref}/${run.number}`}>{t("runName", { number: run.number })}</TextLink>
                  </th>
                  <td className={`${cell} font-mono text-sm wrap-anywhere`}>{run.model}</td>
                  <td className={`${cell} wrap-anywhere`}>{run.endpoint}</td>
                  <td className={`${cell} text-right`}>{figure(run.items)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </Section>
  );
}
