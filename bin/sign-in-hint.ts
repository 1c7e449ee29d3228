import { ensureSetupCode } from "#lib/session/setup-code.ts";
import { hasAccounts } from "#lib/team/queries/find-account.ts";

/**
 * How to come in, for the terminal: at first by making the admin's account, with a code where others than this
 * machine reach the server.
 * @param address of the server, as people type it.
 */
export async function describeSignIn(address: string): Promise<string> {
  if (await hasAccounts()) return `Sign in with your e-mail and password at ${address}`;
  const code = await ensureSetupCode();
  return `No account exists yet: make the first admin's at ${address}/setup${code ? ` with the code ${code}` : ""}`;
}
