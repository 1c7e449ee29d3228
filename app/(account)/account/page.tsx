import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NameForm } from "#components/account/name-form.tsx";
import { PasswordForm } from "#components/account/password-form.tsx";
import { SignOutEverywhereButton } from "#components/account/sign-out-everywhere-button.tsx";
import { PreferencesProvider } from "#components/review/preferences-context.tsx";
import { ReviewSettings } from "#components/review/review-settings.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { requirePerson } from "#lib/session/current-member.ts";
import { oidcName } from "#lib/session/oidc-provider.ts";
import { hasPassword } from "#lib/team/queries/find-account.ts";
import { endAllSessions, saveName, savePassword, savePreferences } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.settings"))("title") };
}

export default async function AccountPage() {
  const person = await requirePerson("account.change");
  const t = await getTranslations("account.settings");
  const withPassword = await hasPassword(person);
  return (
    <div className="mx-auto w-full max-w-2xl">
      <PageHeader title={t("title")} description={person.email} />
      <Section title={t("profile")}>
        <NameForm action={saveName} name={person.name} />
      </Section>
      <Section title={t("password")} description={withPassword ? t("passwordDescription") : undefined}>
        {withPassword ? (
          <PasswordForm action={savePassword} email={person.email} />
        ) : (
          <p className="max-w-[60ch]">{t("noPassword", { provider: oidcName() ?? "OpenID Connect" })}</p>
        )}
      </Section>
      <Section title={t("review")} description={t("reviewDescription")}>
        <PreferencesProvider preferences={person.preferences} save={savePreferences}>
          <ReviewSettings />
        </PreferencesProvider>
      </Section>
      <Section title={t("sessions")} description={t("sessionsDescription")}>
        <SignOutEverywhereButton action={endAllSessions} />
      </Section>
    </div>
  );
}
