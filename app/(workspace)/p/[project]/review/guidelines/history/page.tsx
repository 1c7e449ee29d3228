import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { GuidelinesHistory } from "#components/guidelines/guidelines-history.tsx";
import type { SavedText } from "#components/guidelines/use-guidelines-draft.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { guidelinesAsked } from "#lib/review/guidelines-schema.ts";
import { findGuidelines, listGuidelinesVersions } from "#lib/review/queries/guidelines.ts";
import { requireMember } from "#lib/session/current-member.ts";
import type { Member } from "#lib/team/member.ts";
import { may } from "#lib/team/permissions.ts";
import { restoreVersion } from "../actions.ts";

type Props = {
  params: Promise<{ project: string }>;
  searchParams: Promise<{ from?: string | string[]; to?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("guidelines.versions"))("title") };
}

export default async function GuidelinesHistoryPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).project, "guidelines.view");
  const [versions, search, t] = await Promise.all([
    listGuidelinesVersions(member),
    searchParams,
    getTranslations("guidelines"),
  ]);
  const { slug } = member.project;
  const to = await textOf(member, search.to, versions[0]?.number ?? 0);
  const from = await textOf(member, search.from, Math.max(0, to.number - 1));
  return (
    <>
      <PageHeader back={{ href: `/p/${slug}/review/guidelines`, label: t("title") }} title={t("versions.title")} />
      {versions.length === 0 ? (
        <EmptyState title={t("versions.empty")} />
      ) : (
        <GuidelinesHistory
          versions={versions}
          from={from}
          to={to}
          restore={may(member, "guidelines.edit") ? restoreVersion.bind(null, slug) : null}
        />
      )}
    </>
  );
}

/** The version that the address names, else the one with this number; 0, or what is not there, is no text. */
async function textOf(member: Member, written: string | string[] | undefined, usual: number): Promise<SavedText> {
  const asked = guidelinesAsked.safeParse({ number: written });
  const number = written === "0" ? 0 : asked.success && asked.data.number ? asked.data.number : usual;
  const version = number === 0 ? null : await findGuidelines(member, number);
  return version ? { number, body: version.body } : { number: 0, body: "" };
}
