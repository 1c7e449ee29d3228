import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewSeed } from "#components/seeds/new-seed.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listSeedWords } from "#lib/seeds/queries/list-seed-words.ts";
import { requireMember } from "#lib/session/current-member.ts";
import { addSeed } from "../actions.ts";

type Props = { params: Promise<{ project: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("seeds.editor"))("newTitle") };
}

export default async function NewSeedPage({ params }: Props) {
  const member = await requireMember((await params).project, "seeds.edit");
  const { slug } = member.project;
  const [{ kinds, tags }, t] = await Promise.all([listSeedWords(member), getTranslations("seeds.editor")]);
  return (
    <>
      <PageHeader title={t("newTitle")} back={{ href: `/p/${slug}/seeds`, label: t("back") }} />
      <NewSeed
        projectSlug={slug}
        userId={member.userId}
        suggestions={{ kinds: kinds.map(({ name }) => name), tags: tags.map(({ name }) => name) }}
        create={addSeed.bind(null, slug)}
      />
    </>
  );
}
