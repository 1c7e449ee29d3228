import { NextRequest } from "next/server";
import NextAuth from "next-auth/next";
import { Refusal } from "#lib/platform/errors.ts";
import { endSession } from "#lib/team/commands/end-session.ts";
import { authOptions } from "./auth-options.ts";
import { findCurrentSession } from "./current-session.ts";
import { readBody } from "./read-body.ts";
import type { SessionToken } from "./session-token.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

/** E-mail, password, token and address: what anybody may send before signing in is short. */
const mostBytes = 64_000;

/**
 * next-auth's route handler. It reads a body whole, however long it is, so that longer ones are turned away before; and
 * who signs in anew leaves no session behind that the new one replaces.
 */
export async function handleAuth(request: NextRequest, context: Context): Promise<Response> {
  let body: Buffer<ArrayBuffer> | null;
  try {
    body = request.body ? await readBody(request, mostBytes) : null;
  } catch (error) {
    if (error instanceof Refusal) return new Response(null, { status: 413 });
    throw error;
  }
  const { method, headers } = request;
  const bounded = new NextRequest(request.url, { method, headers, body });
  const signsIn = (await context.params).nextauth[0] === "callback";
  const before = signsIn ? await findCurrentSession() : null;
  const response: Response = await NextAuth(bounded as never, context as never, authOptions());
  if (before) await endReplaced(before, response);
  return response;
}

/** Ends a session where the response puts another in its place. */
export async function endReplaced(before: SessionToken, response: Response): Promise<void> {
  const replaced = response.headers
    .getSetCookie()
    .some((line) => /^(__Secure-)?next-auth\.session-token(\.\d+)?=[^;]/.test(line));
  if (replaced) await endSession(before.sessionId, new Date(before.endsAt));
}
