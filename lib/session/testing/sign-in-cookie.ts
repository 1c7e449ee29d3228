import { encode } from "next-auth/jwt";
import { db } from "#lib/platform/db.ts";
import { sessionSecret } from "../auth-options.ts";
import { newSessionToken, sessionSeconds } from "../session-token.ts";

/** The cookie of a new session of an account, as signing in over HTTP gives it, for tests and benchmarks. */
export async function signInCookie(userId: string): Promise<{ name: string; value: string }> {
  const { sessionEpoch: epoch } = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { sessionEpoch: true },
  });
  const token = newSessionToken({ userId, epoch });
  return {
    name: "next-auth.session-token",
    value: await encode({ token, secret: sessionSecret(), maxAge: sessionSeconds }),
  };
}
