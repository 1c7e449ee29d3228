"use server";

import { personAction, publicAction } from "#lib/session/member-action.ts";
import { acceptInvitation, acceptWithNewAccount } from "#lib/team/commands/accept-invitation.ts";
import { invitationLink, newAccountInput } from "#lib/team/member-schema.ts";

export const joinProject = personAction("invitations.accept", invitationLink, acceptInvitation);

export const joinWithNewAccount = publicAction(newAccountInput, acceptWithNewAccount);
