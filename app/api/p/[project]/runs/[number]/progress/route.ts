import { getRunProgress } from "#lib/expansion/queries/get-run.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { authorise } from "#lib/team/permissions.ts";
import { findMember } from "#lib/team/queries/find-member.ts";
import { progressStream } from "./progress-stream.ts";

/** How a run stands, as an event stream: an event when something changed, at most one a second; ends with the run. */
export const GET = memberRoute("runs.view", async (member, request, params) => {
  const number = Number(params.number);
  const first = await getRunProgress(member, number);
  const read = async () => {
    // Asked anew each time: who is removed from the project stops seeing it.
    const now = await findMember(member, member.project.slug);
    if (!now) return null;
    authorise(now, "runs.view");
    return getRunProgress(now, number);
  };
  return new Response(progressStream(first, read, request.signal), {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      // nginx would otherwise gather the stream until it ends.
      "x-accel-buffering": "no",
    },
  });
});
