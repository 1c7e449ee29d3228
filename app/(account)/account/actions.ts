"use server";

import { redirect } from "next/navigation";
import { personAction } from "#lib/session/member-action.ts";
import { renewCurrentSession } from "#lib/session/session-cookie.ts";
import { nothing, passwordChangeInput, preferencesInput, profileInput } from "#lib/team/account-schema.ts";
import { changeName, changePassword, changePreferences, signOutEverywhere } from "#lib/team/commands/change-account.ts";

export const saveName = personAction("account.change", profileInput, changeName);

export const savePreferences = personAction("account.change", preferencesInput, changePreferences);

export const savePassword = personAction("account.change", passwordChangeInput, async (person, input) => {
  const { epoch } = await changePassword(person, input);
  await renewCurrentSession({ userId: person.userId, epoch });
});

export const endAllSessions = personAction("account.change", nothing, async (person): Promise<void> => {
  await signOutEverywhere(person);
  redirect("/sign-in");
});
