import { previewCall } from "#lib/expansion/queries/preview-call.ts";
import { callPreviewInput } from "#lib/expansion/schema.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { readInput } from "#lib/session/read-input.ts";

/** The prompt of a call as a run started now would send it. A handler: it must not wait behind the form's actions. */
export const POST = memberRoute("runs.view", async (member, request) => {
  const { callNumber, ...settings } = await readInput(request, callPreviewInput);
  return Response.json(await previewCall(member, settings, callNumber));
});
