import { z } from "zod";
import { notFound } from "#lib/platform/errors.ts";
import { refusalOf } from "./explain.ts";
import { readJson } from "./member-route.ts";

/**
 * The JSON body of a request, as the schema wants it.
 * @throws Refusal `invalid`, naming each field that is wrong
 */
export async function readInput<S extends z.ZodType>(request: Request, schema: S): Promise<z.output<S>> {
  const parsed = schema.safeParse(await readJson(request));
  if (!parsed.success) throw refusalOf(parsed.error);
  return parsed.data;
}

/**
 * The query of a request's address, as the schema wants it.
 * @throws Refusal `invalid`, naming each field that is wrong
 */
export function readQuery<S extends z.ZodType>(request: Request, schema: S): z.output<S> {
  const parsed = schema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!parsed.success) throw refusalOf(parsed.error);
  return parsed.data;
}

const id = z.uuid();

/**
 * The id of a row in an address.
 * @throws Refusal `not-found` where it is no id at all: there is nothing under it
 */
export function readId(value: string | undefined): string {
  const parsed = id.safeParse(value);
  if (!parsed.success) throw notFound();
  return parsed.data;
}
