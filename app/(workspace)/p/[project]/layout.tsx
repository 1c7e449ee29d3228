import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { signOut } from "#app/(account)/actions.ts";
import { ReasonNames } from "#components/review/reason-words.tsx";
import { AppShell } from "#components/shell/app-shell.tsx";
import { RememberProject } from "#components/team/remember-project.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { listRejectReasons } from "#lib/review/queries/list-reject-reasons.ts";
import { findCurrentMember, requireMember } from "#lib/session/current-member.ts";
import { may, personMay } from "#lib/team/permissions.ts";
import { listProjects } from "#lib/team/queries/list-projects.ts";
import { listAccountLinks, listAreas, listPaletteActions } from "./navigation.tsx";

type Props = { params: Promise<{ project: string }>; children: ReactNode };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const member = await findCurrentMember((await params).project);
  // The title of what is shown instead.
  if (!member) return { title: (await getTranslations("errors.page"))("notFoundTitle") };
  const product = (await getTranslations("shell"))("product");
  const name = member.project.name;
  return { title: { template: `%s · ${name} · ${product}`, default: `${name} · ${product}` } };
}

/** The frame of a project's pages, for its members: what belongs to others is not found. */
export default async function ProjectLayout({ params, children }: Props) {
  const member = await requireMember((await params).project);
  const { slug, name, archivedAt } = member.project;
  const [projects, areas, actions, accountLinks, reasons, t] = await Promise.all([
    listProjects(member),
    listAreas(member),
    listPaletteActions(member),
    listAccountLinks(member),
    listRejectReasons(member),
    getTranslations("team.shell"),
  ]);
  return (
    <AppShell
      areas={areas}
      project={{ id: slug, name, href: `/p/${slug}` }}
      projects={projects.map((each) => ({ id: each.slug, name: each.name, href: `/p/${each.slug}` }))}
      member={{ name: member.name, email: member.email, role: member.role }}
      homeHref={`/p/${slug}`}
      onSignOut={signOut}
      {...(personMay(member, "projects.create") ? { createProjectHref: "/projects/new" } : {})}
      {...(may(member, "audit.view") ? { projectSettingsHref: `/p/${slug}/settings` } : {})}
      accountLinks={accountLinks}
      actions={actions}
      notice={
        archivedAt ? (
          <aside aria-label={t("archivedLabel")} className="px-4 pt-3 md:px-8">
            <Notice tone="warning">{t("archived")}</Notice>
          </aside>
        ) : undefined
      }
    >
      <RememberProject slug={slug} />
      <ReasonNames reasons={reasons}>{children}</ReasonNames>
    </AppShell>
  );
}
