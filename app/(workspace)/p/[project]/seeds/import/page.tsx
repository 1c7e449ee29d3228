import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportSeeds } from "#components/seeds/import-seeds.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireMember } from "#lib/session/current-member.ts";

type Props = { params: Promise<{ project: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("seeds.import"))("title") };
}

export default async function ImportSeedsPage({ params }: Props) {
  const member = await requireMember((await params).project, "seeds.import");
  const { slug } = member.project;
  const t = await getTranslations("seeds.import");
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        back={{ href: `/p/${slug}/seeds`, label: t("back") }}
      />
      <ImportSeeds projectSlug={slug} />
    </>
  );
}
