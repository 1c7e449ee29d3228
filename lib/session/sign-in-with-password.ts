import { z } from "zod";
import { log } from "#lib/platform/log.ts";
import { clearAttempts, returnAttempt, takeAttempt } from "#lib/platform/rate-limit.ts";
import { passwordFits } from "#lib/team/password.ts";
import { findAccountByEmail } from "#lib/team/queries/find-account.ts";

const quarterHour = 15 * 60;

const credentialsSchema = z.object({
  // NUL stands in no address, and cannot be looked for.
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(254)
    .refine((email) => !email.includes("\u0000")),
  password: z.string().max(1000),
});

/** Under which the failed attempts at an account are counted. */
export function attemptsKey(email: string): string {
  return `sign-in:account:${email}`;
}

type SignedIn = { id: string; email: string; name: string; epoch: number };

/**
 * Checks e-mail and password: 10 failures by account and 50 by address in a quarter of an hour.
 * @returns the account for the session token, or null where they do not fit.
 * @throws Error "rate-limited" or "unexpected", which the sign-in page explains. next-auth writes an error's message
 * into an address, so that no other may come out.
 */
export async function signInWithPassword(credentials: unknown, address: string): Promise<SignedIn | null> {
  const result = await check(credentials, address).catch((error: unknown) => {
    log.error({ err: error, address }, "signing in failed unexpectedly");
    throw new Error("unexpected");
  });
  if (result === "rate-limited") throw new Error(result);
  return result;
}

async function check(credentials: unknown, address: string): Promise<SignedIn | "rate-limited" | null> {
  const parsed = credentialsSchema.safeParse(credentials);
  if (!parsed.success) return null;
  const { email, password } = parsed.data;
  const byAddress = `sign-in:address:${address}`;
  // The address first: one that is stopped must not go on to use up the attempts at account after account.
  const within =
    (await takeAttempt(byAddress, 50, quarterHour)) && (await takeAttempt(attemptsKey(email), 10, quarterHour));
  if (!within) {
    log.warn({ address }, "too many sign-in attempts");
    return "rate-limited";
  }
  const account = await findAccountByEmail(email);
  if (!(await passwordFits(account?.passwordHash, password)) || !account || account.disabledAt) {
    log.warn({ address, userId: account?.id }, "a sign-in attempt failed");
    return null;
  }
  await Promise.all([clearAttempts(attemptsKey(email)), returnAttempt(byAddress)]);
  return { id: account.id, email: account.email, name: account.name, epoch: account.sessionEpoch };
}
