import { Package, Snowflake } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { VersionTable } from "#components/datasets/version-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listVersions } from "#lib/datasets/queries/list-versions.ts";
import { versionNumber } from "#lib/datasets/schema.ts";
import { requireMember } from "#lib/session/current-member.ts";
import { may } from "#lib/team/permissions.ts";

type Props = { params: Promise<{ project: string }>; searchParams: Promise<{ before?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("datasets"))("title") };
}

export default async function DatasetsPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).project, "datasets.view");
  const before = versionNumber.safeParse((await searchParams).before).data;
  const [{ versions, more }, t] = await Promise.all([listVersions(member, before), getTranslations("datasets")]);
  const home = `/p/${member.project.slug}/datasets`;
  const freezes = may(member, "datasets.freeze");
  const last = versions.at(-1);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        action={
          freezes ? (
            <LinkButton href={`${home}/freeze`} variant="primary" icon={<Snowflake />}>
              {t("freeze")}
            </LinkButton>
          ) : undefined
        }
      />
      {versions.length === 0 && before === undefined ? (
        <EmptyState
          icon={<Package />}
          title={t("list.emptyTitle")}
          description={freezes ? t("list.emptyAdmin") : t("list.emptyOthers")}
        />
      ) : (
        <VersionTable
          versions={versions}
          home={home}
          previousHref={before === undefined ? null : home}
          nextHref={more && last ? `${home}?before=${last.number}` : null}
        />
      )}
    </>
  );
}
