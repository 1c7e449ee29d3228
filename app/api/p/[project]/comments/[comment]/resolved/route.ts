import { resolveComment } from "#lib/items/commands/resolve-comment.ts";
import { commentResolution } from "#lib/items/schema.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { readId, readInput } from "#lib/session/read-input.ts";

/** Resolves a comment, or opens it again; doing so twice is doing it once. */
export const PUT = memberRoute("items.comment", async (member, request, { comment }) => {
  const { resolved } = await readInput(request, commentResolution);
  return Response.json(await resolveComment(member, readId(comment), resolved));
});
