"use server";

import { publicAction } from "#lib/session/member-action.ts";
import { resetPasswordByLink } from "#lib/session/reset-password-by-link.ts";
import { passwordResetInput } from "#lib/team/account-schema.ts";

export const setPassword = publicAction(passwordResetInput, resetPasswordByLink);
