import { getServerSession } from "next-auth/next";
import { authOptions } from "./auth-options.ts";
import { readSessionToken, type SessionToken } from "./session-token.ts";

/** What this request's session token says, or null where there is none that still runs. */
export async function findCurrentSession(): Promise<SessionToken | null> {
  return readSessionToken(await getServerSession(authOptions()));
}
