import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "#lib/platform/env.ts";
import { deriveKey, newToken } from "#lib/platform/secrets.ts";
import { ensureSetting, findSetting } from "#lib/platform/settings.ts";
import { hasAccounts } from "#lib/team/queries/find-account.ts";
import { isLoopback } from "./asked-here.ts";

const key = "set-up-code";

/** Whether others than this machine can reach the server, so that making the first admin asks for a code. */
export function setupCodeNeeded(): boolean {
  const { HOST, PUBLIC_URL } = env();
  return !isLoopback(HOST) || (PUBLIC_URL !== undefined && !isLoopback(new URL(PUBLIC_URL).hostname));
}

/**
 * The code that the set-up page asks for, to be printed in the terminal; null where none is needed, as an account
 * exists or only this machine reaches the server. Every web process of the installation gets the same one. The
 * database holds only a number of which, with SEEDBED_SECRET, the code is made.
 */
export async function ensureSetupCode(): Promise<string | null> {
  if (!setupCodeNeeded() || (await hasAccounts())) return null;
  return codeOf(await ensureSetting(key, newToken()));
}

/** Whether it is the code, in time that does not tell how much of it is right. Case, spaces and hyphens do not count. */
export async function setupCodeFits(typed: string): Promise<boolean> {
  const salt = await findSetting(key);
  const given = plain(typed);
  const right = plain(codeOf(salt ?? newToken()));
  return given.length === right.length && timingSafeEqual(Buffer.from(given), Buffer.from(right)) && salt !== null;
}

// Crockford's: no I, L, O, U.
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** 60 bits in groups, as in "7Q2K-M0XW-9TRB". */
function codeOf(salt: string): string {
  const bytes = createHmac("sha256", deriveKey("set-up-code")).update(salt).digest().subarray(0, 12);
  const signs = [...bytes].map((byte) => alphabet[byte % 32]).join("");
  return `${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8)}`;
}

function plain(code: string): string {
  const signs = code.toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1");
  return signs.replace(/[^0-9A-Z]/g, "");
}
