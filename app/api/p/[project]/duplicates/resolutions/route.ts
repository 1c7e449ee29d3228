import { resolveDuplicates } from "#lib/review/commands/resolve-duplicates.ts";
import { listResolutions } from "#lib/review/queries/list-resolutions.ts";
import { resolutionsQuery, resolveInput } from "#lib/review/resolution-schema.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { readInput, readQuery } from "#lib/session/read-input.ts";

/** Past resolutions, the newest first. */
export const GET = memberRoute("items.view", async (member, request) =>
  Response.json(await listResolutions(member, readQuery(request, resolutionsQuery).before)),
);

/** Keeps one of a group and sets others aside for it. The id in it makes sending it again harmless. */
export const POST = memberRoute("duplicates.resolve", async (member, request) =>
  Response.json(await resolveDuplicates(member, await readInput(request, resolveInput))),
);
