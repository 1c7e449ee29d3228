import { notFound as renderNotFound, redirect } from "next/navigation";
import { cache } from "react";
import { notFound, Refusal } from "#lib/platform/errors.ts";
import type { Member, Person } from "#lib/team/member.ts";
import { findMember } from "#lib/team/queries.ts";
import { findCurrentPerson } from "./current-person.ts";

const findMemberOnce = cache(findMember);

/**
 * The signed-in person as a member of a project, for actions and route handlers.
 * @throws Refusal `forbidden` when nobody is signed in, `not-found` when there is no such project for this person.
 */
export async function getMember(projectSlug: string): Promise<Member> {
  const person = await getPerson();
  const member = await findMemberOnce(person, projectSlug);
  if (!member) throw notFound();
  return member;
}

/** @throws Refusal `forbidden` when nobody is signed in. */
export async function getPerson(): Promise<Person> {
  const person = await findCurrentPerson();
  if (!person) throw new Refusal("forbidden", "errors.signedOut");
  return person;
}

/** For pages: the signed-in person; sends others to sign in. */
export async function requirePerson(): Promise<Person> {
  return (await findCurrentPerson()) ?? redirect("/sign-in");
}

/** For pages: the member; sends a stranger to sign in, and shows "not found" where the project is not theirs. */
export async function requireMember(projectSlug: string): Promise<Member> {
  const person = await requirePerson();
  return (await findMemberOnce(person, projectSlug)) ?? renderNotFound();
}
