import { log } from "#lib/platform/log.ts";
import { clearAttempts, takeAttempt } from "#lib/platform/rate-limit.ts";
import { findAccountByEmail } from "#lib/team/queries.ts";
import { passwordFits } from "./password.ts";

const quarterHour = 15 * 60;

/**
 * Checks e-mail and password: 10 attempts by account and 50 by address in a quarter of an hour.
 * @returns the account for the session token, or null where they do not fit.
 * @throws Error "rate-limited", which the sign-in page explains.
 */
export async function signInWithPassword(
  credentials: { email?: string; password?: string },
  address: string,
): Promise<{ id: string; email: string; name: string; epoch: number } | null> {
  const email = (credentials.email ?? "").trim().toLowerCase().slice(0, 254);
  const password = (credentials.password ?? "").slice(0, 1000);
  const byAccount = `sign-in:account:${email}`;
  const byAddress = `sign-in:address:${address}`;
  const within = (await Promise.all([takeAttempt(byAccount, 10, quarterHour), takeAttempt(byAddress, 50, quarterHour)])).every(Boolean);
  if (!within) {
    log.warn({ address }, "too many sign-in attempts");
    throw new Error("rate-limited");
  }
  const account = await findAccountByEmail(email);
  if (!(await passwordFits(account?.passwordHash, password)) || !account || account.disabledAt) {
    log.warn({ address }, "a sign-in attempt failed");
    return null;
  }
  await clearAttempts(byAccount);
  return { id: account.id, email: account.email, name: account.name, epoch: account.sessionEpoch };
}
