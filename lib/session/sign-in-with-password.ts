import { z } from "zod";
import { log } from "#lib/platform/log.ts";
import { clearAttempts, returnAttempt, takeAttempt } from "#lib/platform/rate-limit.ts";
import { passwordFits } from "#lib/team/password.ts";
import { findAccountByEmail } from "#lib/team/queries/find-account.ts";

const quarterHour = 15 * 60;

const credentialsSchema = z.object({
  email: z.string().trim().toLowerCase().max(254),
  password: z.string().max(1000),
});

/** Under which the failed attempts at an account are counted. */
export function attemptsKey(email: string): string {
  return `sign-in:account:${email}`;
}

/**
 * Checks e-mail and password: 10 failures by account and 50 by address in a quarter of an hour.
 * @returns the account for the session token, or null where they do not fit.
 * @throws Error "rate-limited", which the sign-in page explains.
 */
export async function signInWithPassword(
  credentials: unknown,
  address: string,
): Promise<{ id: string; email: string; name: string; epoch: number } | null> {
  const parsed = credentialsSchema.safeParse(credentials);
  if (!parsed.success) return null;
  const { email, password } = parsed.data;
  const byAddress = `sign-in:address:${address}`;
  const within = await Promise.all([
    takeAttempt(attemptsKey(email), 10, quarterHour),
    takeAttempt(byAddress, 50, quarterHour),
  ]);
  if (!within.every(Boolean)) {
    log.warn({ address }, "too many sign-in attempts");
    throw new Error("rate-limited");
  }
  const account = await findAccountByEmail(email);
  if (!(await passwordFits(account?.passwordHash, password)) || !account || account.disabledAt) {
    log.warn({ address, userId: account?.id }, "a sign-in attempt failed");
    return null;
  }
  await Promise.all([clearAttempts(attemptsKey(email)), returnAttempt(byAddress)]);
  return { id: account.id, email: account.email, name: account.name, epoch: account.sessionEpoch };
}
