import { recordDecision } from "#lib/review/commands/record-decision.ts";
import { decisionInput } from "#lib/review/schema.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { readInput } from "#lib/session/read-input.ts";

/** Records a decision. The id in it makes sending it again harmless. */
export const POST = memberRoute("review.decide", async (member, request) =>
  Response.json(await recordDecision(member, await readInput(request, decisionInput))),
);
