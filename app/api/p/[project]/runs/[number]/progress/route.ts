import { wholeNumber } from "#app/(workspace)/p/[project]/expansion/whole-number.ts";
import { getRunProgress } from "#lib/expansion/queries/get-run.ts";
import { notFound } from "#lib/platform/errors.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { watchMember } from "#lib/session/watch-member.ts";
import { progressStream } from "./progress-stream.ts";

/** How a run stands, as an event stream: an event when something changed, at most one a second; ends with the run. */
export const GET = memberRoute("runs.view", async (member, request, params) => {
  const number = wholeNumber(params.number);
  if (number === null) throw notFound();
  const first = await getRunProgress(member, number);
  const whoIsAsking = await watchMember(member.project.slug);
  const read = async () => {
    // Asked anew each time: who is removed or signed out stops seeing it.
    const now = await whoIsAsking();
    return now && getRunProgress(now, number);
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
