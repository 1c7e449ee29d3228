import { addComment } from "#lib/items/commands/add-comment.ts";
import { itemComment } from "#lib/items/schema.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { readId, readInput } from "#lib/session/read-input.ts";

/** Adds a comment. The id in it makes sending it again harmless. */
export const POST = memberRoute("items.comment", async (member, request, { item }) =>
  Response.json(await addComment(member, readId(item), await readInput(request, itemComment))),
);
