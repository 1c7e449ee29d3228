import { Plus, Sprout } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RunTable } from "#components/expansion/run-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listRuns } from "#lib/expansion/queries/list-runs.ts";
import { requireMember } from "#lib/session/current-member.ts";
import { may } from "#lib/team/permissions.ts";
import { wholeNumber } from "./whole-number.ts";

type Props = { params: Promise<{ project: string }>; searchParams: Promise<{ after?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("expansion"))("title") };
}

export default async function ExpansionPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).project, "runs.view");
  const after = wholeNumber((await searchParams).after);
  const [{ rows, next }, t] = await Promise.all([listRuns(member, after), getTranslations("expansion")]);
  const base = `/p/${member.project.slug}/expansion`;
  const start = may(member, "runs.start") ? (
    <LinkButton href={`${base}/new`} variant="primary" icon={<Plus />}>
      {t("new")}
    </LinkButton>
  ) : null;
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        action={
          <>
            {may(member, "endpoints.view") ? (
              <LinkButton href={`${base}/endpoints`}>{t("endpointsLink")}</LinkButton>
            ) : null}
            {start}
          </>
        }
      />
      <RunTable
        rows={rows}
        base={base}
        nextHref={next === null ? null : `${base}?after=${next}`}
        previousHref={after === null ? null : base}
        empty={
          <EmptyState
            icon={<Sprout />}
            title={t("empty.title")}
            description={start ? t("empty.description") : t("empty.viewer")}
            action={start}
          />
        }
      />
    </>
  );
}
