import { listDuplicateGroups } from "#lib/items/queries/list-duplicate-groups.ts";
import { groupsQuery } from "#lib/review/resolution-schema.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { readQuery } from "#lib/session/read-input.ts";

/** The groups of duplicates at a threshold, a page of them. Null where nobody has looked yet. */
export const GET = memberRoute("items.view", async (member, request) => {
  const { at, after } = readQuery(request, groupsQuery);
  return Response.json(await listDuplicateGroups(member, { threshold: at, ...(after ? { cursor: after } : {}) }));
});
