import type { Member } from "#lib/team/member.ts";
import { findMember } from "#lib/team/queries/find-member.ts";
import { findPersonOfSession } from "#lib/team/queries/find-person-of-session.ts";
import { findCurrentSession } from "./current-session.ts";
import type { SessionToken } from "./session-token.ts";

/**
 * For an answer that goes on for long: a function that finds out anew who is asking, each time it is called. Null from
 * the moment on when they are no member any more, or their session or account is closed.
 */
export async function watchMember(projectSlug: string): Promise<() => Promise<Member | null>> {
  const session = await findCurrentSession();
  return () => memberOfSession(session, projectSlug);
}

/** The member whom a session names, as things stand now. */
export async function memberOfSession(session: SessionToken | null, projectSlug: string): Promise<Member | null> {
  const person = session && session.endsAt > Date.now() ? await findPersonOfSession(session) : null;
  return person && findMember(person, projectSlug);
}
