import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CategoryBars } from "#components/charts/category-bars.tsx";
import { DownloadLink } from "#components/datasets/download-link.tsx";
import { Preparation } from "#components/datasets/preparation.tsx";
import { PrepareAgainButton } from "#components/datasets/prepare-again-button.tsx";
import { targetShares } from "#components/datasets/target-shares.ts";
import { VersionChanges } from "#components/datasets/version-changes.tsx";
import { VersionFiles } from "#components/datasets/version-files.tsx";
import { VersionOrigin } from "#components/datasets/version-origin.tsx";
import { VersionStatus } from "#components/datasets/version-status.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import { listFiles } from "#lib/datasets/list-files.ts";
import { getVersion } from "#lib/datasets/queries/get-version.ts";
import { readVersionNumber } from "#lib/datasets/read-version-number.ts";
import { requireMember } from "#lib/session/current-member.ts";
import { forPage } from "#lib/session/for-page.ts";
import { may } from "#lib/team/permissions.ts";
import { prepareVersionAgain } from "../actions.ts";

type Props = { params: Promise<{ project: string; number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await params;
  return { title: (await getTranslations("datasets.version"))("pageTitle", { number }) };
}

export default async function VersionPage({ params }: Props) {
  const { project, number } = await params;
  const member = await requireMember(project, "datasets.view");
  const version = await forPage((async () => getVersion(member, readVersionNumber(number)))());
  const t = await getTranslations("datasets.version");
  const { slug, targetMix } = member.project;
  const api = may(member, "datasets.download") ? `/api/p/${slug}/datasets/${version.number}` : null;
  return (
    <>
      <PageHeader
        title={t("title", { number: version.number, name: version.name })}
        meta={<VersionStatus status={version.status} />}
        description={t.rich("frozenBy", {
          name: version.frozenBy,
          when: () => <RelativeTime value={version.frozenAt} />,
        })}
        back={{ href: `/p/${slug}/datasets`, label: t("back") }}
        action={
          api ? (
            <>
              {version.manifest ? <DownloadLink href={`${api}/manifest`}>{t("downloadManifest")}</DownloadLink> : null}
              <DownloadLink href={`${api}/file?format=alpaca-json`} variant="primary">
                {t("downloadAll")}
              </DownloadLink>
            </>
          ) : undefined
        }
      />
      <Preparation
        number={version.number}
        status={version.status}
        done={version.preparedRows}
        total={version.itemCount}
      />
      {version.status === "failed" ? (
        <Notice
          tone="reject"
          title={t("failedTitle")}
          className="mb-5"
          action={
            may(member, "datasets.freeze") ? (
              <PrepareAgainButton action={prepareVersionAgain.bind(null, slug)} number={version.number} />
            ) : undefined
          }
        >
          {t("failed", { reason: version.failure ?? "" })}
        </Notice>
      ) : null}
      {version.notes ? <p className="mb-5 max-w-[72ch] whitespace-pre-line wrap-anywhere">{version.notes}</p> : null}
      <div className="grid gap-x-12 lg:grid-cols-2">
        <VersionFiles files={listFiles(version, slug)} api={api} />
        <div className="min-w-0">
          <Section title={t("mix")}>
            <CategoryBars
              title={t("mixTitle")}
              axisLabel={t("mixAxis")}
              data={targetShares(version.counts, targetMix)}
            />
          </Section>
          <VersionChanges manifest={version.manifest} />
          <VersionOrigin provenance={version.provenance} runsHref={`/p/${slug}/expansion`} />
        </div>
      </div>
    </>
  );
}
