import { forecastRun } from "#lib/expansion/queries/forecast-run.ts";
import { runSettings } from "#lib/expansion/schema.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { readInput } from "#lib/session/read-input.ts";

/** What a run with these settings is likely to cost and take. A handler: it must not wait behind the form's actions. */
export const POST = memberRoute("runs.view", async (member, request) =>
  Response.json(await forecastRun(member, await readInput(request, runSettings))),
);
