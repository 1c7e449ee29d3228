import { resolveByRule } from "#lib/review/commands/resolve-by-rule.ts";
import { resolveByRuleInput } from "#lib/review/resolution-schema.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { readInput } from "#lib/session/read-input.ts";

/** Lets a rule decide over all groups of a look. The id in it makes sending it again harmless. */
export const POST = memberRoute("duplicates.resolve", async (member, request) =>
  Response.json(await resolveByRule(member, await readInput(request, resolveByRuleInput))),
);
