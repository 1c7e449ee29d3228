import { restoreItemVersion } from "#lib/items/commands/save-item-text.ts";
import { versionRestore } from "#lib/items/schema.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { readId, readInput } from "#lib/session/read-input.ts";

/** Makes an older version's text the current one again. */
export const POST = memberRoute("items.edit", async (member, request, { item }) =>
  Response.json(await restoreItemVersion(member, readId(item), await readInput(request, versionRestore))),
);
