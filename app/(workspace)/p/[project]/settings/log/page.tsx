import { ScrollText } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuditLog } from "#components/team/audit-log.tsx";
import { SettingsHeader } from "#components/team/settings-header.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PaginationKeyset } from "#components/ui/pagination-keyset.tsx";
import { requireMember } from "#lib/session/current-member.ts";
import { listAuditEvents } from "#lib/team/queries/list-audit-events.ts";

type Props = {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("team.audit"))("title") };
}

export default async function AuditLogPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).project, "audit.view");
  const { before } = await searchParams;
  const cursor = typeof before === "string" ? before : "";
  const { events, older } = await listAuditEvents(member, { before: cursor });
  const t = await getTranslations("team.audit");
  const here = `/p/${member.project.slug}/settings/log`;
  return (
    <>
      <SettingsHeader slug={member.project.slug} current="log" />
      {events.length === 0 ? (
        <EmptyState icon={<ScrollText />} title={t("empty")} description={t("emptyHint")} />
      ) : (
        <AuditLog events={events} />
      )}
      {cursor || older ? (
        <PaginationKeyset
          previousHref={cursor ? here : null}
          nextHref={older ? `${here}?before=${encodeURIComponent(older)}` : null}
        />
      ) : null}
    </>
  );
}
