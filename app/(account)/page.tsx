import { FolderOpen } from "lucide-react";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { findCurrentPerson } from "#lib/session/current-person.ts";
import { personMay } from "#lib/team/permissions.ts";
import { hasAccounts } from "#lib/team/queries/find-account.ts";
import { listProjects } from "#lib/team/queries/list-projects.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.home"))("title") };
}

/** Goes to the project that this browser showed last, or the person's first one. */
export default async function HomePage() {
  const person = await findCurrentPerson();
  if (!person) redirect((await hasAccounts()) ? "/sign-in" : "/setup");
  const projects = await listProjects(person);
  const last = (await cookies()).get("seedbed-project")?.value;
  const project = projects.find(({ slug }) => slug === last) ?? projects[0];
  if (project) redirect(`/p/${project.slug}`);

  const t = await getTranslations("account.home");
  const mayCreate = personMay(person, "projects.create");
  return (
    <div className="mx-auto w-full max-w-3xl">
      <PageHeader title={t("title")} />
      <EmptyState
        icon={<FolderOpen />}
        title={t("emptyTitle")}
        description={t(mayCreate ? "emptyAdmin" : "empty", { email: person.email })}
        action={
          mayCreate ? (
            <LinkButton href="/projects/new" variant="primary">
              {t("create")}
            </LinkButton>
          ) : undefined
        }
      />
    </div>
  );
}
