import { Scale } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { hrefWith } from "#components/data-table/url-state.ts";
import { AgreementMatrix } from "#components/expansion/agreement-matrix.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatNumber, formatPercent } from "#components/ui/format-number.ts";
import { LinkTabs } from "#components/ui/link-tabs.tsx";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import { type AgreementScope, countAgreement } from "#lib/expansion/queries/count-agreement.ts";
import type { RunView } from "#lib/expansion/run-view.ts";
import type { Category } from "#lib/items/schema.ts";
import { forPage } from "#lib/session/for-page.ts";
import type { Member } from "#lib/team/member.ts";

const scopes: AgreementScope[] = ["run", "prompt", "project"];

/** A model's proposals against what people decided: of this run, of its model and prompt, or over the project. */
export async function AgreementPart({
  member,
  run,
  search,
}: {
  member: Member;
  run: RunView;
  search: URLSearchParams;
}) {
  const t = await getTranslations("itemRuns.agreement");
  const scope = scopes.find((each) => each === search.get("scope")) ?? "run";
  const agreement = await forPage(countAgreement(member, run.number, scope));
  const home = `/p/${member.project.slug}`;
  return (
    <div className="flex flex-col gap-6">
      <LinkTabs
        label={t("scope")}
        current={scope}
        tabs={scopes.map((key) => ({
          key,
          href: hrefWith("", search, { scope: key === "run" ? null : key }),
          label: key === "prompt" ? t("prompt", { model: run.model, prompt: run.promptVersion }) : t(key),
        }))}
      />
      {agreement.items === 0 ? (
        <EmptyState icon={<Scale />} title={t("empty")} description={t("emptyHelp")} />
      ) : (
        <>
          <DefinitionList
            look="figures"
            className="max-w-xl"
            items={[
              { term: t("share"), value: formatPercent(agreement.agreed / agreement.items, 1) },
              { term: t("agreed"), value: formatNumber(agreement.agreed) },
              { term: t("items"), value: formatNumber(agreement.items), hint: t("compared") },
            ]}
          />
          <ScrollRegion label={t("matrix")}>
            <AgreementMatrix agreement={agreement} cellHref={hrefOf(scope, run, home)} />
          </ScrollRegion>
        </>
      )}
    </div>
  );
}

/** Where the items of a cell are listed: among the run's results, or in the table of items. */
function hrefOf(scope: AgreementScope, run: RunView, home: string) {
  if (scope === "prompt") return null;
  return (proposed: Category, decided: Category) => {
    if (scope === "run" && run.progress.purpose === "classify")
      return `${home}/expansion/${run.number}?tab=results&proposed=${proposed}&decided=${decided}`;
    const of = scope === "run" ? `&run=${run.number}` : "";
    return `${home}/items?status=approved&category=${decided}&proposed=${proposed}${of}`;
  };
}
