import { Refusal } from "#lib/platform/errors.ts";
import { log } from "#lib/platform/log.ts";
import { clearAttempts } from "#lib/platform/rate-limit.ts";
import { resetPassword } from "#lib/team/commands/reset-password.ts";
import { attemptsKey } from "./sign-in-with-password.ts";

/**
 * Sets a new password by an admin's link. Failed attempts with the forgotten one no longer count.
 * @returns the address to sign in with
 */
export async function resetPasswordByLink(input: { token: string; password: string }): Promise<{ email: string }> {
  const { email } = await resetPassword(input).catch((error: unknown) => {
    if (error instanceof Refusal) log.warn({ reason: error.message }, "a link to a new password was refused");
    throw error;
  });
  await clearAttempts(attemptsKey(email));
  return { email };
}
