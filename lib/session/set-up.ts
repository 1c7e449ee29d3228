import { headers } from "next/headers";
import { Refusal } from "#lib/platform/errors.ts";
import { log } from "#lib/platform/log.ts";
import { takeAttempt } from "#lib/platform/rate-limit.ts";
import { setUpInstallation } from "#lib/team/commands/set-up-installation.ts";
import { askedHere } from "./asked-here.ts";
import { clientAddress } from "./client-address.ts";
import { setupCodeFits, setupCodeNeeded } from "./setup-code.ts";

/**
 * Makes the first admin, after the code from the terminal where one is asked for.
 * @throws Refusal `forbidden` where none is asked for and the request may come from elsewhere, `invalid` for a wrong code, `rate-limited` after ten tries in a quarter of an hour, `conflict` where
 * an account exists.
 */
export async function setUp(input: { name: string; email: string; password: string; code: string }): Promise<void> {
  const asked = await headers();
  if (setupCodeNeeded()) await checkCode(input.code, clientAddress(asked));
  else if (!askedHere(asked)) {
    log.warn({ host: asked.get("host") }, "refused: the set-up page was asked for under another address");
    throw new Refusal("forbidden", "account.errors.setUpElsewhere");
  }
  await setUpInstallation(input);
}

async function checkCode(code: string, address: string): Promise<void> {
  if (!(await takeAttempt(`set-up:${address}`, 10, 15 * 60))) {
    throw new Refusal("rate-limited", "account.errors.rateLimited");
  }
  if (await setupCodeFits(code)) return;
  log.warn({ address }, "a wrong set-up code was tried");
  throw new Refusal("invalid", "errors.invalid", { fields: { code: "account.errors.setupCode" } });
}
