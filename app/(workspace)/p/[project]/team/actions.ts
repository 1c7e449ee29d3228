"use server";

import { memberAction } from "#lib/session/member-action.ts";
import { nothing } from "#lib/team/account-schema.ts";
import { changeRole } from "#lib/team/commands/change-role.ts";
import { createMemberPasswordReset } from "#lib/team/commands/create-password-reset.ts";
import { invite } from "#lib/team/commands/invite.ts";
import { leaveProject, removeMember } from "#lib/team/commands/remove-member.ts";
import { revokeInvitation } from "#lib/team/commands/revoke-invitation.ts";
import { invitationInput, invitationRef, memberRef, roleChange } from "#lib/team/member-schema.ts";

export const changeMemberRole = memberAction("members.manage", roleChange, changeRole);

export const takeOutMember = memberAction("members.manage", memberRef, removeMember);

export const leave = memberAction("members.leave", nothing, leaveProject);

export const inviteMember = memberAction("members.manage", invitationInput, invite);

export const withdrawInvitation = memberAction("members.manage", invitationRef, revokeInvitation);

export const createResetLink = memberAction("members.manage", memberRef, createMemberPasswordReset);
