import { holdItems } from "#lib/review/commands/hold-items.ts";
import { takeItems } from "#lib/review/commands/take-items.ts";
import { itemIds, takeInput } from "#lib/review/schema.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { readInput } from "#lib/session/read-input.ts";

/** The next items of the queue, leased to who asks. */
export const POST = memberRoute("review.decide", async (member, request) =>
  Response.json(await takeItems(member, await readInput(request, takeInput))),
);

/** Extends leases; answers which of the items are still theirs. */
export const PUT = memberRoute("review.decide", async (member, request) => {
  const { items } = await readInput(request, itemIds);
  return Response.json(await holdItems(member, items));
});
