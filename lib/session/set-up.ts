import { headers } from "next/headers";
import { Refusal } from "#lib/platform/errors.ts";
import { takeAttempt } from "#lib/platform/rate-limit.ts";
import { setUpInstallation } from "#lib/team/commands/set-up-installation.ts";
import { clientAddress } from "./client-address.ts";
import { setupCodeFits, setupCodeNeeded } from "./setup-code.ts";

/**
 * Makes the first admin, after the code from the terminal where one is asked for.
 * @throws Refusal `invalid` for a wrong code, `rate-limited` after ten tries in a quarter of an hour, `conflict` where
 * an account exists.
 */
export async function setUp(input: { name: string; email: string; password: string; code: string }): Promise<void> {
  if (setupCodeNeeded()) await checkCode(input.code, clientAddress(await headers()));
  await setUpInstallation(input);
}

async function checkCode(code: string, address: string): Promise<void> {
  if (!(await takeAttempt(`set-up:${address}`, 10, 15 * 60))) {
    throw new Refusal("rate-limited", "account.errors.rateLimited");
  }
  if (await setupCodeFits(code)) return;
  throw new Refusal("invalid", "errors.invalid", { fields: { code: "account.errors.setupCode" } });
}
