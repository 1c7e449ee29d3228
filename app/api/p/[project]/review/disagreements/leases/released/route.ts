import { releaseItems } from "#lib/review/commands/release-items.ts";
import { itemIds } from "#lib/review/schema.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { readInput } from "#lib/session/read-input.ts";

/** Lets go of items, for other adjudicators. A POST, as it is all that a page can send while it closes. */
export const POST = memberRoute("review.adjudicate", async (member, request) => {
  const { items } = await readInput(request, itemIds);
  await releaseItems(member, items);
  return new Response(null, { status: 204 });
});
