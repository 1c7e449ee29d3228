"use server";

import { personAction } from "#lib/session/member-action.ts";
import { changePreferences } from "#lib/team/commands/change-account.ts";
import { preferences } from "#lib/team/schema.ts";

export const switchSingleKeys = personAction("account.change", preferences, changePreferences);
