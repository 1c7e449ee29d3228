import type { NextRequest } from "next/server";
import { Refusal, statusOf } from "#lib/platform/errors.ts";
import { log } from "#lib/platform/log.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise, type Operation } from "#lib/team/permissions.ts";
import { getMember } from "./current-member.ts";
import { findCurrentPerson } from "./current-person.ts";
import { explain } from "./explain.ts";
import { originOf } from "./origin.ts";
import { readBody } from "./read-body.ts";

type Params = { project: string } & Record<string, string>;

/**
 * The wrapper of every route handler of a project (`app/api/p/[project]/...`): who is asking, may they, do it.
 * A change must come from our own pages (Fetch metadata, and the Origin where a browser sends none), and a page may say
 * whose it is.
 */
export function memberRoute(
  operation: Operation,
  handle: (member: Member, request: NextRequest, params: Params) => Promise<Response>,
): (request: NextRequest, context: { params: Promise<Params> }) => Promise<Response> {
  return async (request, context) => {
    try {
      if (request.method !== "GET" && request.method !== "HEAD") refuseForeign(request);
      const params = await context.params;
      const member = await getMember(params.project).catch(async (refusal) => {
        // Who is no member here may be another than who the page is of.
        refuseOtherPerson(request, (await findCurrentPerson())?.userId);
        throw refusal;
      });
      refuseOtherPerson(request, member.userId);
      authorise(member, operation);
      return await handle(member, request, params);
    } catch (error) {
      const explained = await explain(error);
      return Response.json({ error: explained }, { status: error instanceof Refusal ? statusOf[error.code] : 500 });
    }
  };
}

/** @throws Refusal when a browser says that another site sent this. */
function refuseForeign(request: NextRequest): void {
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  const foreign = site
    ? site !== "same-origin"
    : origin !== null && hostOf(origin) !== hostOf(originOf(request.headers));
  if (!foreign) return;
  log.warn({ path: request.nextUrl.pathname, site, origin }, "refused: sent by another site");
  throw new Refusal("forbidden", "errors.foreign");
}

/** @throws Refusal where the page is one person's and another has signed in by now: what waited there is not theirs. */
function refuseOtherPerson(request: NextRequest, signedIn: string | undefined): void {
  const person = request.headers.get("x-seedbed-person");
  if (person !== null && signedIn !== undefined && person !== signedIn)
    throw new Refusal("forbidden", "errors.otherPerson");
}

/** Empty for an origin that a browser keeps to itself ("null"). The scheme is left out: a proxy may not tell it. */
function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : "";
}

/**
 * The JSON body of a request, at most `limit` bytes; no more than that is read.
 * @throws Refusal `invalid` where it is too long or no JSON.
 */
export async function readJson(request: Request, limit = 1_000_000): Promise<unknown> {
  const body = await readBody(request, limit);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw new Refusal("invalid", "errors.notJson");
  }
}
