import { EyeOff } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InvitationList } from "#components/team/invitation-list.tsx";
import { InviteDialog } from "#components/team/invite-dialog.tsx";
import { LeaveButton } from "#components/team/leave-button.tsx";
import { MemberList } from "#components/team/member-list.tsx";
import { SuggestionEffectTable } from "#components/team/suggestion-effect.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { compareSuggestions } from "#lib/review/queries/compare-suggestions.ts";
import { requireMember } from "#lib/session/current-member.ts";
import { may } from "#lib/team/permissions.ts";
import { listInvitations } from "#lib/team/queries/list-invitations.ts";
import { listMembers } from "#lib/team/queries/list-members.ts";
import {
  changeMemberRole,
  createResetLink,
  inviteMember,
  leave,
  takeOutMember,
  withdrawInvitation,
} from "./actions.ts";

type Props = { params: Promise<{ project: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("team"))("title") };
}

export default async function TeamPage({ params }: Props) {
  const member = await requireMember((await params).project, "members.view");
  const { slug, name } = member.project;
  const manages = may(member, "members.manage");
  const [members, invitations, effect, t, tEffect] = await Promise.all([
    listMembers(member),
    manages ? listInvitations(member) : [],
    compareSuggestions(member),
    getTranslations("team"),
    getTranslations("agreement.suggestions"),
  ]);
  const now = new Date();
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description", { count: members.length })}
        action={
          <>
            <LeaveButton action={leave.bind(null, slug)} project={name} />
            {manages ? <InviteDialog action={inviteMember.bind(null, slug)} project={name} /> : null}
          </>
        }
      />
      <MemberList
        members={members}
        project={name}
        myself={member.userId}
        manage={
          manages
            ? {
                changeRole: changeMemberRole.bind(null, slug),
                remove: takeOutMember.bind(null, slug),
                createResetLink: createResetLink.bind(null, slug),
              }
            : null
        }
      />
      {manages ? (
        <Section title={t("invitations.title")} description={t("invitations.description")} className="mt-6">
          <InvitationList
            invitations={invitations.map((each) => ({ ...each, expired: each.expiresAt <= now }))}
            withdraw={withdrawInvitation.bind(null, slug)}
          />
        </Section>
      ) : null}
      <Section title={tEffect("title")} description={tEffect("description")} className="mt-6">
        {effect.shown.decisions > 0 && effect.hidden.decisions > 0 ? (
          <SuggestionEffectTable effect={effect} />
        ) : (
          <EmptyState
            icon={<EyeOff />}
            title={tEffect(effect.shown.decisions > 0 ? "empty" : effect.hidden.decisions > 0 ? "onlyHidden" : "none")}
            description={tEffect("emptyHelp")}
            action={
              may(member, "review.lead") ? (
                <LinkButton href={`/p/${slug}/review/setup`}>{tEffect("action")}</LinkButton>
              ) : null
            }
          />
        )}
      </Section>
    </>
  );
}
