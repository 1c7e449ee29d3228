import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InvitedNewcomerForm } from "#components/account/invited-newcomer-form.tsx";
import { JoinButton } from "#components/account/join-button.tsx";
import { NarrowPage } from "#components/account/narrow-page.tsx";
import { SignOutButton } from "#components/account/sign-out-button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { findCurrentPerson } from "#lib/session/current-person.ts";
import { findInvitation } from "#lib/team/queries/find-invitation.ts";
import { signOut } from "../../actions.ts";
import { joinProject, joinWithNewAccount } from "./actions.ts";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.invitation"))("anyTitle"), referrer: "no-referrer" };
}

/** The page behind an invitation's link: joining with a new account, or with the one that has the address. */
export default async function InvitationPage({ params }: Props) {
  const { token } = await params;
  const [invitation, person] = await Promise.all([findInvitation(token), findCurrentPerson()]);
  const t = await getTranslations("account.invitation");
  if (invitation?.state !== "open") {
    const state = invitation?.state ?? "unknown";
    const names = { inviter: invitation?.invitedBy ?? "", project: invitation?.project.name ?? "" };
    return (
      <NarrowPage title={t(`${state}Title`)} description={t(state, names)}>
        <div>
          <LinkButton href="/" variant="primary">
            {t("home")}
          </LinkButton>
        </div>
      </NarrowPage>
    );
  }
  const { email, role, invitedBy, project, hasAccount } = invitation;
  const roles = await getTranslations("shell.role");
  const path = `/invitation/${encodeURIComponent(token)}`;
  return (
    <NarrowPage
      title={t("title", { project: project.name })}
      description={t("description", { inviter: invitedBy, email, role: roles(role) })}
    >
      {person?.email === email ? (
        <JoinButton action={joinProject} token={token} />
      ) : person ? (
        <Notice tone="warning" action={<SignOutButton signOut={signOut} label={t("signOut")} />}>
          {t("otherAccount", { current: person.email, email })}
        </Notice>
      ) : hasAccount ? (
        <div className="flex flex-col items-start gap-4">
          <p>{t("signInFirst", { email })}</p>
          <LinkButton href={`/sign-in?callbackUrl=${encodeURIComponent(path)}`} variant="primary" size="lg">
            {t("signIn")}
          </LinkButton>
        </div>
      ) : (
        <InvitedNewcomerForm action={joinWithNewAccount} token={token} email={email} />
      )}
    </NarrowPage>
  );
}
