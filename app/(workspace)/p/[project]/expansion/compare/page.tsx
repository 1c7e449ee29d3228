import { Columns2 } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ComparePicker } from "#components/expansion/compare-picker.tsx";
import { RunComparison } from "#components/expansion/run-comparison.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { getRunSide, listComparableRuns } from "#lib/expansion/queries/compare-runs.ts";
import { compareSettings } from "#lib/expansion/setting-rows.ts";
import { requireMember } from "#lib/session/current-member.ts";
import { forPage } from "#lib/session/for-page.ts";
import { wholeNumber } from "../whole-number.ts";

type Props = {
  params: Promise<{ project: string }>;
  searchParams: Promise<{ a?: string | string[]; b?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("runs.compare"))("title") };
}

export default async function ComparePage({ params, searchParams }: Props) {
  const member = await requireMember((await params).project, "runs.view");
  const search = await searchParams;
  const numberOf = (written: string | string[] | undefined) =>
    wholeNumber(typeof written === "string" ? written : undefined);
  const a = numberOf(search.a);
  const b = numberOf(search.b);
  const t = await getTranslations("runs.compare");
  const runs = await listComparableRuns(member);
  const sides =
    a === null || b === null || a === b
      ? null
      : await forPage(Promise.all([getRunSide(member, a), getRunSide(member, b)]));
  const path = `/p/${member.project.slug}/expansion`;
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} back={{ href: path, label: t("back") }} />
      {runs.length < 2 ? (
        <EmptyState icon={<Columns2 />} title={t("tooFew")} description={t("tooFewHelp")} />
      ) : (
        <ComparePicker runs={runs} a={a} b={b} />
      )}
      {sides ? (
        <RunComparison
          a={sides[0]}
          b={sides[1]}
          settings={compareSettings(sides[0].settings, sides[1].settings)}
          path={path}
        />
      ) : null}
      {sides === null && runs.length >= 2 ? (
        <p className="py-6 text-muted">{t(a !== null && a === b ? "sameRun" : "choose")}</p>
      ) : null}
    </>
  );
}
