"use server";

import { publicAction } from "#lib/session/member-action.ts";
import { setUp } from "#lib/session/set-up.ts";
import { setUpInput } from "#lib/team/account-schema.ts";

export const createFirstAccount = publicAction(setUpInput, setUp);
