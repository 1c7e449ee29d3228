import { bringBackItem } from "#lib/review/commands/undo-resolution.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { readId } from "#lib/session/read-input.ts";

/** Brings back an item that is set aside as a duplicate. */
export const DELETE = memberRoute("duplicates.resolve", async (member, _request, { item }) => {
  await bringBackItem(member, { itemId: readId(item) });
  return Response.json({});
});
