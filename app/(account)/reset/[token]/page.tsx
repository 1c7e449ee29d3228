import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NarrowPage } from "#components/account/narrow-page.tsx";
import { ResetForm } from "#components/account/reset-form.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { findPasswordReset } from "#lib/team/queries/find-password-reset.ts";
import { setPassword } from "./actions.ts";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.reset"))("title"), referrer: "no-referrer" };
}

/** The page behind an admin's one-time link. */
export default async function ResetPage({ params }: Props) {
  const { token } = await params;
  const reset = await findPasswordReset(token);
  const t = await getTranslations("account.reset");
  if (reset?.state === "open") {
    return (
      <NarrowPage title={t("title")} description={t("description", { email: reset.email })}>
        <ResetForm action={setPassword} token={token} email={reset.email} />
      </NarrowPage>
    );
  }
  const state = reset?.state ?? "unknown";
  return (
    <NarrowPage title={t(`${state}Title`)} description={t(state)}>
      <div>
        <LinkButton href="/sign-in" variant="primary">
          {t("signIn")}
        </LinkButton>
      </div>
    </NarrowPage>
  );
}
