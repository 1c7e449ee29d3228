import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NarrowPage } from "#components/account/narrow-page.tsx";
import { NewProjectForm } from "#components/account/new-project-form.tsx";
import { requirePerson } from "#lib/session/current-member.ts";
import { addProject } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.newProject"))("title") };
}

export default async function NewProjectPage() {
  await requirePerson("projects.create");
  const t = await getTranslations("account.newProject");
  return (
    <NarrowPage title={t("title")} description={t("description")}>
      <NewProjectForm action={addProject} />
    </NarrowPage>
  );
}
