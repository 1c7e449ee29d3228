import { randomUUID } from "node:crypto";
import { z } from "zod";

/** How long one is signed in at most, in seconds: a fortnight. */
export const sessionSeconds = 14 * 24 * 60 * 60;

const schema = z.object({
  userId: z.uuid(),
  /** The account's epoch when one signed in: raising it ends every session of the account. */
  epoch: z.number().int(),
  /** Of this one session, so that signing out ends it alone. */
  sessionId: z.uuid(),
  /** When it ends however often next-auth writes its cookie anew, in milliseconds. */
  endsAt: z.number(),
});

/** What a session's token says. It names the person; the database decides at each request (see current-person.ts). */
export type SessionToken = z.output<typeof schema>;

/** The token of a session that begins now. */
export function newSessionToken(account: { userId: string; epoch: number }): SessionToken {
  return {
    userId: account.userId,
    epoch: account.epoch,
    sessionId: randomUUID(),
    endsAt: Date.now() + sessionSeconds * 1000,
  };
}

/** The token's claims, or null where they are not ours or the session has run out. */
export function readSessionToken(claims: unknown): SessionToken | null {
  const parsed = schema.safeParse(claims);
  return parsed.success && parsed.data.endsAt > Date.now() ? parsed.data : null;
}
