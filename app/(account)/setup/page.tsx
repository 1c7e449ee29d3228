import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { NarrowPage } from "#components/account/narrow-page.tsx";
import { SetUpForm } from "#components/account/set-up-form.tsx";
import { setupCodeNeeded } from "#lib/session/setup-code.ts";
import { hasAccounts } from "#lib/team/queries/find-account.ts";
import { createFirstAccount } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.setup"))("title") };
}

/** There until somebody has an account. */
export default async function SetUpPage() {
  if (await hasAccounts()) redirect("/");
  const t = await getTranslations("account.setup");
  return (
    <NarrowPage title={t("title")} description={t("description")}>
      <SetUpForm action={createFirstAccount} codeNeeded={setupCodeNeeded()} />
    </NarrowPage>
  );
}
