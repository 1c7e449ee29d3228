import { setTimeout as wait } from "node:timers/promises";
import type { RunProgress } from "#lib/expansion/run-view.ts";

/**
 * How often the progress is read, how often while the run rests and can only be resumed, and how long a silence may be: a
 * comment keeps proxies from closing the connection.
 */
export type Pace = { everyMs: number; restingMs: number; heartbeatMs: number };

const usualPace: Pace = { everyMs: 1_000, restingMs: 3_000, heartbeatMs: 15_000 };

/**
 * Server-sent events of a run's progress, until nothing can change any more: then an event "ended". What only
 * says how time passes is no change.
 * @param read the progress now, or null when the reader may no longer see it
 * @param signal the request's: a reader who has gone is read for no more
 */
export function progressStream(
  first: RunProgress,
  read: () => Promise<RunProgress | null>,
  signal: AbortSignal,
  { everyMs, restingMs, heartbeatMs }: Pace = usualPace,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const cancelled = new AbortController();
  const gone = AbortSignal.any([signal, cancelled.signal]);
  return new ReadableStream({
    async start(controller) {
      let sentAt = 0;
      const send = (text: string) => {
        controller.enqueue(encoder.encode(text));
        sentAt = Date.now();
      };
      try {
        let last = "";
        for (let progress: RunProgress | null = first; progress; progress = await read()) {
          if (gone.aborted) return;
          const changed = JSON.stringify({ ...progress, elapsedMs: 0, retryInMs: 0 });
          if (changed !== last) send(`data: ${JSON.stringify(progress)}\n\n`);
          else if (Date.now() - sentAt >= heartbeatMs) send(": still here\n\n");
          last = changed;
          const { status, calls, classifications } = progress;
          const classifies = status === "finished" && classifications > 0;
          const rests = status !== "running" && calls.underWay === 0 && !classifies;
          // One that is paused or has stopped may be resumed by somebody else.
          if (rests && status !== "paused" && status !== "failed") {
            send("event: ended\ndata: {}\n\n");
            break;
          }
          await wait(rests ? restingMs : everyMs, undefined, { signal: gone });
        }
        controller.close();
      } catch (error) {
        if (!gone.aborted) controller.error(error);
      }
    },
    cancel: () => cancelled.abort(),
  });
}
