import { adjudicate } from "#lib/review/commands/adjudicate.ts";
import { decisionInput } from "#lib/review/schema.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { readInput } from "#lib/session/read-input.ts";

/** Settles an item. The id in it makes sending it again harmless. */
export const POST = memberRoute("review.adjudicate", async (member, request) =>
  Response.json(await adjudicate(member, await readInput(request, decisionInput))),
);
