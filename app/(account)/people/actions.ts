"use server";

import { personAction } from "#lib/session/member-action.ts";
import { disabledInput, personRef, siteAdminInput } from "#lib/team/account-schema.ts";
import { createPasswordReset } from "#lib/team/commands/create-password-reset.ts";
import { changeSiteAdmin, disableAccount, signOutPerson } from "#lib/team/commands/manage-people.ts";

export const createResetLink = personAction("people.manage", personRef, createPasswordReset);

export const setSiteAdmin = personAction("people.manage", siteAdminInput, changeSiteAdmin);

export const setDisabled = personAction("people.manage", disabledInput, disableAccount);

export const endSessions = personAction("people.manage", personRef, signOutPerson);
