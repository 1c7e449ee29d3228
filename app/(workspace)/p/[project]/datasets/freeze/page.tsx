import { Package } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CategoryBars } from "#components/charts/category-bars.tsx";
import { FreezeForm } from "#components/datasets/freeze-form.tsx";
import { targetShares } from "#components/datasets/target-shares.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatNumber } from "#components/ui/format-number.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { previewFreeze } from "#lib/datasets/queries/preview-freeze.ts";
import { requireMember } from "#lib/session/current-member.ts";
import { freezeVersion } from "../actions.ts";

type Props = { params: Promise<{ project: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("datasets"))("freeze") };
}

export default async function FreezePage({ params }: Props) {
  const member = await requireMember((await params).project, "datasets.freeze");
  const [preview, t] = await Promise.all([previewFreeze(member), getTranslations("datasets.freezing")]);
  const { slug, targetMix } = member.project;
  const home = `/p/${slug}/datasets`;
  const { total, uncategorised } = preview;
  return (
    <>
      <PageHeader
        title={t("title", { number: preview.number })}
        description={t("description")}
        back={{ href: home, label: t("back") }}
      />
      {uncategorised > 0 ? (
        <Notice tone="warning" className="mb-5">
          {t("uncategorised", { count: uncategorised, figure: formatNumber(uncategorised) })}
        </Notice>
      ) : null}
      {total === 0 ? (
        <EmptyState
          icon={<Package />}
          title={t("emptyTitle")}
          description={t("empty")}
          action={<LinkButton href={`/p/${slug}/review`}>{t("review")}</LinkButton>}
        />
      ) : (
        <div className="grid gap-x-12 lg:grid-cols-2">
          <Section title={t("what")} description={t("total", { count: total, figure: formatNumber(total) })}>
            <CategoryBars
              title={t("chartTitle")}
              axisLabel={t("chartAxis")}
              data={targetShares(preview.counts, targetMix)}
            />
          </Section>
          <Section title={t("form")}>
            <FreezeForm
              action={freezeVersion.bind(null, slug)}
              items={total}
              suggestedName={new Date().toISOString().slice(0, "YYYY-MM-DD".length)}
              home={home}
            />
          </Section>
        </div>
      )}
    </>
  );
}
