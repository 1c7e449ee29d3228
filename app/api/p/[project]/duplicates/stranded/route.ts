import { bringBackStranded } from "#lib/review/commands/bring-back-stranded.ts";
import { listStranded } from "#lib/review/queries/list-stranded.ts";
import { strandedQuery } from "#lib/review/resolution-schema.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { readQuery } from "#lib/session/read-input.ts";

/** Items that are set aside for what no longer stands, by number. */
export const GET = memberRoute("items.view", async (member, request) =>
  Response.json(await listStranded(member, readQuery(request, strandedQuery).after)),
);

/** Brings the next of them back. Sent again, it goes on where it was. */
export const POST = memberRoute("duplicates.resolve", async (member) => Response.json(await bringBackStranded(member)));
