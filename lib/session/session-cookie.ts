import { cookies } from "next/headers";
import { encode } from "next-auth/jwt";
import { endSession } from "#lib/team/commands/end-session.ts";
import { sessionSecret } from "./auth-options.ts";
import { findCurrentSession } from "./current-session.ts";
import { newSessionToken, sessionSeconds } from "./session-token.ts";

// next-auth's names, by whether people reach the app over HTTPS.
const names = ["__Secure-next-auth.session-token", "next-auth.session-token"];

/** Ends the session of this request: its token is good for nothing from now on, and the browser forgets it. */
export async function endCurrentSession(): Promise<void> {
  const session = await findCurrentSession();
  if (session) await endSession(session.sessionId, new Date(session.endsAt));
  const jar = await cookies();
  for (const name of names) {
    if (jar.has(name)) jar.set(name, "", { ...attributes(name), maxAge: 0 });
  }
}

/** Puts a new session in place of this request's, whose account's sessions have all just been ended. */
export async function renewCurrentSession(account: { userId: string; epoch: number }): Promise<void> {
  const jar = await cookies();
  const name = names.find((each) => jar.has(each));
  if (!name) return;
  const token = await encode({ token: newSessionToken(account), secret: sessionSecret(), maxAge: sessionSeconds });
  jar.set(name, token, { ...attributes(name), maxAge: sessionSeconds });
}

function attributes(name: string) {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: name.startsWith("__Secure-") } as const;
}
