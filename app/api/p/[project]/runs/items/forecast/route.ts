import { forecastItemCall, itemCallInput } from "#lib/expansion/queries/forecast-item-call.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { readInput } from "#lib/session/read-input.ts";

/** What a call about one item is likely to cost. A handler: it must not wait behind the form's actions. */
export const POST = memberRoute("runs.view", async (member, request) =>
  Response.json(await forecastItemCall(member, await readInput(request, itemCallInput))),
);
