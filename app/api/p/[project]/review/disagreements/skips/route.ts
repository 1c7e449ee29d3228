import { skipDisputed } from "#lib/review/commands/skip-disputed.ts";
import { skipInput } from "#lib/review/schema.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { readInput } from "#lib/session/read-input.ts";

/** Sets an item aside for this adjudicator, or takes that back. */
export const POST = memberRoute("review.adjudicate", async (member, request) =>
  Response.json(await skipDisputed(member, await readInput(request, skipInput))),
);
