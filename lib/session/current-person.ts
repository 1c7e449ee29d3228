import { cache } from "react";
import type { Person } from "#lib/team/member.ts";
import { findPersonOfSession } from "#lib/team/queries/find-person-of-session.ts";
import { findCurrentSession } from "./current-session.ts";

/**
 * Who is asking, or null. The session token names the person; the database decides at each request whether the
 * account still stands and the session was not ended since.
 */
export const findCurrentPerson = cache(async (): Promise<Person | null> => {
  const session = await findCurrentSession();
  return session && findPersonOfSession(session);
});
