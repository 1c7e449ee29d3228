import { getDisputedItem } from "#lib/review/queries/get-disputed-item.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { readId } from "#lib/session/read-input.ts";

/** One item for an adjudicator as it reads now. */
export const GET = memberRoute("review.adjudicate", async (member, _request, { item }) =>
  Response.json(await getDisputedItem(member, readId(item))),
);
