import { revokeAdjudication } from "#lib/review/commands/revoke-adjudication.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { readId } from "#lib/session/read-input.ts";

/** Takes back an own settlement; it stays on record as taken back. */
export const DELETE = memberRoute("review.adjudicate", async (member, _request, { decision }) =>
  Response.json(await revokeAdjudication(member, readId(decision))),
);
