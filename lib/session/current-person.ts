import { getServerSession } from "next-auth/next";
import { cache } from "react";
import type { Person } from "#lib/team/member.ts";
import { findPersonOfSession } from "#lib/team/queries.ts";
import { authOptions } from "./auth-options.ts";

/**
 * Who is asking, or null. The session token names the person; the database decides at each request whether the
 * account still stands and the token was issued since the person was last signed out everywhere.
 */
export const findCurrentPerson = cache(async (): Promise<Person | null> => {
  const session = await getServerSession(authOptions());
  if (!session?.userId) return null;
  return findPersonOfSession(session.userId, session.epoch ?? -1);
});
