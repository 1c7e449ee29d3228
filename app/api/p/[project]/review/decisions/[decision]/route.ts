import { revokeDecision } from "#lib/review/commands/revoke-decision.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { readId } from "#lib/session/read-input.ts";

/** Takes back an own decision; it stays on record as taken back. */
export const DELETE = memberRoute("review.decide", async (member, _request, { decision }) =>
  Response.json(await revokeDecision(member, readId(decision))),
);
