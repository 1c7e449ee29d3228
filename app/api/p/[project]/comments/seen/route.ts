import { markMentionsSeen } from "#lib/items/commands/mark-mentions-seen.ts";
import { seenMentions } from "#lib/items/schema.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { readInput } from "#lib/session/read-input.ts";

/** Notes that the person saw these comments, which mention them. */
export const POST = memberRoute("items.view", async (member, request) => {
  const { comments } = await readInput(request, seenMentions);
  await markMentionsSeen(member, comments);
  return new Response(null, { status: 204 });
});
