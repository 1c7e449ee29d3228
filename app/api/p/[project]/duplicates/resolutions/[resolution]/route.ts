import { undoResolution } from "#lib/review/commands/undo-resolution.ts";
import { describeResolution } from "#lib/review/queries/describe-resolution.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { readId } from "#lib/session/read-input.ts";

/** How far a resolution is. */
export const GET = memberRoute("items.view", async (member, _request, { resolution }) =>
  Response.json(await describeResolution(member, readId(resolution))),
);

/** Brings back what it has set aside. */
export const DELETE = memberRoute("duplicates.resolve", async (member, _request, { resolution }) =>
  Response.json(await undoResolution(member, { id: readId(resolution) })),
);
