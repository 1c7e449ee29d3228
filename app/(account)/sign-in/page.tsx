import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { NarrowPage } from "#components/account/narrow-page.tsx";
import { SignInForm } from "#components/account/sign-in-form.tsx";
import { findCurrentPerson } from "#lib/session/current-person.ts";
import { oidcName } from "#lib/session/oidc-provider.ts";
import { originOf } from "#lib/session/origin.ts";
import { safePath } from "#lib/session/safe-path.ts";
import { hasAccounts } from "#lib/team/queries/find-account.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.signIn"))("title") };
}

export default async function SignInPage({ searchParams }: Props) {
  const { callbackUrl, error } = await searchParams;
  const goTo = safePath(typeof callbackUrl === "string" ? callbackUrl : null, originOf(await headers()));
  if (await findCurrentPerson()) redirect(goTo);
  if (!(await hasAccounts())) redirect("/setup");
  const t = await getTranslations("account.signIn");
  return (
    <NarrowPage title={t("title")}>
      <SignInForm goTo={goTo} provider={oidcName()} error={typeof error === "string" ? error : null} />
    </NarrowPage>
  );
}
