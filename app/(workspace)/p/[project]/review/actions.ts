"use server";

import { personAction } from "#lib/session/member-action.ts";
import { preferencesInput } from "#lib/team/account-schema.ts";
import { changePreferences } from "#lib/team/commands/change-account.ts";

export const keepPreferences = personAction("account.change", preferencesInput, changePreferences);
