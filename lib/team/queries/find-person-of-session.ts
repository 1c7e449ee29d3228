import { db } from "#lib/platform/db.ts";
import type { Person } from "../member.ts";
import { preferences } from "../schema.ts";

/**
 * The person a session token names. Null when the account is shut, when it was signed out everywhere since the token
 * was made (`epoch`), or when this very session was signed out of.
 */
export async function findPersonOfSession(token: {
  userId: string;
  epoch: number;
  sessionId: string;
}): Promise<Person | null> {
  const [user, ended] = await Promise.all([
    db.user.findUnique({ where: { id: token.userId } }),
    db.endedSession.findUnique({ where: { id: token.sessionId }, select: { id: true } }),
  ]);
  if (!user || user.disabledAt || user.sessionEpoch !== token.epoch || ended) return null;
  return {
    userId: user.id,
    name: user.name,
    email: user.email,
    isSiteAdmin: user.isSiteAdmin,
    preferences: preferences.catch(() => preferences.parse({})).parse(user.preferences),
  };
}
