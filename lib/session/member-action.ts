import { refresh } from "next/cache";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { Member, Person } from "#lib/team/member.ts";
import {
  authorise,
  authorisePerson,
  type Operation,
  type PersonOperation,
  permissions,
} from "#lib/team/permissions.ts";
import { getMember, getPerson } from "./current-member.ts";
import { type Explained, explain, refusalOf } from "./explain.ts";

/** What an action gives back: its value, or what to tell the person. */
export type ActionResult<R> = { ok: true; value: R } | { ok: false; error: Explained };

/**
 * The wrapper of every action of a project: who is asking, may they, is the input right, do it, say how it went.
 * After a change the page that asked is shown anew.
 * @param operation of the permission table
 * @returns an action (projectSlug, input)
 */
export function memberAction<S extends z.ZodType, R>(
  operation: Operation,
  schema: S,
  run: (member: Member, input: z.output<S>) => Promise<R>,
): (projectSlug: string, input: z.input<S>) => Promise<ActionResult<R>> {
  return (projectSlug, input) =>
    settle(async () => {
      const member = await getMember(String(projectSlug));
      authorise(member, operation);
      const value = await run(member, parse(schema, input));
      if ("writes" in permissions[operation]) refresh();
      return value;
    });
}

/** The same for what a person does outside a project: account, new project, accepting an invitation. */
export function personAction<S extends z.ZodType, R>(
  operation: PersonOperation,
  schema: S,
  run: (person: Person, input: z.output<S>) => Promise<R>,
): (input: z.input<S>) => Promise<ActionResult<R>> {
  return (input) =>
    settle(async () => {
      const person = await getPerson();
      authorisePerson(person, operation);
      const value = await run(person, parse(schema, input));
      refresh();
      return value;
    });
}

/** The same for what anyone may ask: set-up, a reset by link, an account by invitation. */
export function publicAction<S extends z.ZodType, R>(
  schema: S,
  run: (input: z.output<S>) => Promise<R>,
): (input: z.input<S>) => Promise<ActionResult<R>> {
  return (input) => settle(() => run(parse(schema, input)));
}

function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw refusalOf(parsed.error);
  return parsed.data;
}

async function settle<R>(work: () => Promise<R>): Promise<ActionResult<R>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    // Redirects and the like are Next's own.
    unstable_rethrow(error);
    return { ok: false, error: await explain(error) };
  }
}
