import { getReviewItem } from "#lib/review/queries/get-review-item.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { readId } from "#lib/session/read-input.ts";

/** One item for the desk as it reads now. */
export const GET = memberRoute("review.decide", async (member, _request, { item }) =>
  Response.json(await getReviewItem(member, readId(item))),
);
