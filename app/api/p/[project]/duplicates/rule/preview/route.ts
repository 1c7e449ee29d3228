import { previewRule } from "#lib/review/queries/preview-rule.ts";
import { ruleScope } from "#lib/review/resolution-schema.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { readInput } from "#lib/session/read-input.ts";

/** What a rule would set aside; changes nothing. */
export const POST = memberRoute("duplicates.resolve", async (member, request) =>
  Response.json(await previewRule(member, await readInput(request, ruleScope))),
);
