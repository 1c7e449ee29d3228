import { headers } from "next/headers";
import { forbidden, redirect, notFound as renderNotFound } from "next/navigation";
import { cache } from "react";
import { notFound, Refusal } from "#lib/platform/errors.ts";
import { log } from "#lib/platform/log.ts";
import type { Member, Person } from "#lib/team/member.ts";
import { may, type Operation, type PersonOperation, personMay } from "#lib/team/permissions.ts";
import { findMember } from "#lib/team/queries/find-member.ts";
import { findCurrentPerson } from "./current-person.ts";

const findMemberOnce = cache(findMember);

/**
 * The signed-in person as a member of a project, for actions and route handlers.
 * @throws Refusal `forbidden` when nobody is signed in, `not-found` when there is no such project for this person.
 */
export async function getMember(projectSlug: string): Promise<Member> {
  const person = await getPerson();
  const member = await findMemberOnce(person, projectSlug);
  if (!member) {
    tellOfStranger(person, projectSlug);
    throw notFound();
  }
  return member;
}

/** The same, or null; for what must not fail, such as a page's title. */
export async function findCurrentMember(projectSlug: string): Promise<Member | null> {
  const person = await findCurrentPerson();
  return person && findMemberOnce(person, projectSlug);
}

/** @throws Refusal `forbidden` when nobody is signed in. */
export async function getPerson(): Promise<Person> {
  const person = await findCurrentPerson();
  if (!person) throw new Refusal("forbidden", "errors.signedOut");
  return person;
}

/**
 * For pages: the signed-in person; sends others to sign in and back here.
 * @param operation what the page is for: it is closed to whom that is
 */
export async function requirePerson(operation?: PersonOperation): Promise<Person> {
  const person = await findCurrentPerson();
  if (!person) {
    // proxy.ts says which page this is.
    const path = (await headers()).get("x-path") ?? "/";
    redirect(path === "/" ? "/sign-in" : `/sign-in?callbackUrl=${encodeURIComponent(path)}`);
  }
  if (operation && !personMay(person, operation)) {
    log.warn({ userId: person.userId, operation }, "refused: a page");
    forbidden();
  }
  return person;
}

/**
 * For pages: the member; sends a stranger to sign in, and shows "not found" where the project is not theirs.
 * @param operation what the page is for: a role that may not do it gets the forbidden page
 */
export async function requireMember(projectSlug: string, operation?: Operation): Promise<Member> {
  const person = await requirePerson();
  const member = await findMemberOnce(person, projectSlug);
  if (!member) {
    tellOfStranger(person, projectSlug);
    return renderNotFound();
  }
  if (operation && !may(member, operation)) {
    log.warn({ userId: member.userId, projectId: member.project.id, role: member.role, operation }, "refused: a page");
    forbidden();
  }
  return member;
}

function tellOfStranger({ userId }: Person, projectSlug: string): void {
  log.warn({ userId, project: projectSlug.slice(0, 100) }, "refused: no member of such a project");
}
