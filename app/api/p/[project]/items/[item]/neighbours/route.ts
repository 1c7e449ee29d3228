import { listNeighbours } from "#lib/items/queries/list-neighbours.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { readId } from "#lib/session/read-input.ts";

/** The seeds and items most like this one. */
export const GET = memberRoute("items.view", async (member, _request, { item }) =>
  Response.json(await listNeighbours(member, readId(item))),
);
