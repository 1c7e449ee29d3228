import { changeItemTags } from "#lib/items/commands/change-item-tags.ts";
import { itemTags } from "#lib/items/schema.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { readId, readInput } from "#lib/session/read-input.ts";

/** Gives an item tags and takes tags away. */
export const POST = memberRoute("items.edit", async (member, request, { item }) =>
  Response.json({ tags: await changeItemTags(member, readId(item), await readInput(request, itemTags)) }),
);
