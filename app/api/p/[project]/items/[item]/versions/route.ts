import { saveItemText } from "#lib/items/commands/save-item-text.ts";
import { itemEdit } from "#lib/items/schema.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { readId, readInput } from "#lib/session/read-input.ts";

/** Saves an edited text as the item's next version. */
export const POST = memberRoute("items.edit", async (member, request, { item }) =>
  Response.json(await saveItemText(member, readId(item), await readInput(request, itemEdit))),
);
