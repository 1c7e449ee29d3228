import { Plus, Sprout } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExpansionTabs } from "#components/expansion/expansion-tabs.tsx";
import { RunTable } from "#components/expansion/run-table.tsx";
import { AutoRefresh } from "#components/ui/auto-refresh.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listRuns } from "#lib/expansion/queries/list-runs.ts";
import { requireMember } from "#lib/session/current-member.ts";
import { may } from "#lib/team/permissions.ts";
import { tabsFor } from "./tabs-for.ts";
import { wholeNumber } from "./whole-number.ts";

type Props = { params: Promise<{ project: string }>; searchParams: Promise<{ after?: string; before?: string }> };

/** How often the list is shown anew while a run is running. */
const everyMs = 5_000;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("expansion"))("title") };
}

export default async function ExpansionPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).project, "runs.view");
  const { after, before } = await searchParams;
  const [{ rows, previous, next }, t] = await Promise.all([
    listRuns(member, { after: wholeNumber(after), before: wholeNumber(before) }),
    getTranslations("expansion"),
  ]);
  const base = `/p/${member.project.slug}/expansion`;
  const start = may(member, "runs.start") ? (
    <LinkButton href={`${base}/new`} variant="primary" icon={<Plus />}>
      {t("new")}
    </LinkButton>
  ) : null;
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} action={rows.length > 0 ? start : null} />
      <ExpansionTabs {...tabsFor(member)} current="runs" />
      <RunTable
        rows={rows}
        base={base}
        nextHref={next === null ? null : `${base}?after=${next}`}
        previousHref={previous === null ? null : `${base}?before=${previous}`}
        empty={
          <EmptyState
            icon={<Sprout />}
            title={t("empty.title")}
            description={start ? t("empty.description") : t("empty.viewer")}
            action={start}
          />
        }
      />
      {rows.some((run) => run.status === "running") ? <AutoRefresh everyMs={everyMs} /> : null}
    </>
  );
}
