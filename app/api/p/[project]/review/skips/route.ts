import { skipItem } from "#lib/review/commands/skip-item.ts";
import { skipInput } from "#lib/review/schema.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { readInput } from "#lib/session/read-input.ts";

/** Sets an item aside for this reviewer, or takes that back. */
export const POST = memberRoute("review.decide", async (member, request) =>
  Response.json(await skipItem(member, await readInput(request, skipInput))),
);
