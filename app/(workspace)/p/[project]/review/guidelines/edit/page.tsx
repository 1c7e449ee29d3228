import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { GuidelinesEditor } from "#components/guidelines/guidelines-editor.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { guidelinesOutline } from "#lib/review/guidelines-outline.ts";
import { findGuidelines } from "#lib/review/queries/guidelines.ts";
import { requireMember } from "#lib/session/current-member.ts";
import { saveVersion } from "../actions.ts";

type Props = {
  params: Promise<{ project: string }>;
  searchParams: Promise<{ outline?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("guidelines.editor"))("title") };
}

export default async function EditGuidelinesPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).project, "guidelines.edit");
  const [guidelines, { outline }, t] = await Promise.all([
    findGuidelines(member),
    searchParams,
    getTranslations("guidelines"),
  ]);
  const { slug } = member.project;
  const home = `/p/${slug}/review/guidelines`;
  return (
    <>
      <PageHeader back={{ href: home, label: t("title") }} title={t("editor.title")} />
      <GuidelinesEditor
        server={{ number: guidelines?.number ?? 0, body: guidelines?.body ?? "" }}
        outline={guidelinesOutline}
        begin={outline === undefined ? "" : guidelinesOutline}
        storeKey={`seedbed:guidelines:${member.userId}:${member.project.id}`}
        home={home}
        save={saveVersion.bind(null, slug)}
      />
    </>
  );
}
