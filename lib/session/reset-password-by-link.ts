import { clearAttempts } from "#lib/platform/rate-limit.ts";
import { resetPassword } from "#lib/team/commands/reset-password.ts";
import { attemptsKey } from "./sign-in-with-password.ts";

/**
 * Sets a new password by an admin's link. Failed attempts with the forgotten one no longer count.
 * @returns the address to sign in with
 */
export async function resetPasswordByLink(input: { token: string; password: string }): Promise<{ email: string }> {
  const { email } = await resetPassword(input);
  await clearAttempts(attemptsKey(email));
  return { email };
}
