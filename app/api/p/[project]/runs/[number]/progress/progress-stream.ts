import { setTimeout as wait } from "node:timers/promises";
import type { RunProgress } from "#lib/expansion/run-view.ts";

const everyMs = 1_000;
/** A comment now and then keeps proxies from closing a silent connection. */
const heartbeatMs = 15_000;

/**
 * Server-sent events of a run's progress. `elapsedMs` alone is no change.
 * @param read the progress now, or null when the reader may no longer see it
 */
export function progressStream(
  first: RunProgress,
  read: () => Promise<RunProgress | null>,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      try {
        let sentAt = 0;
        let last = "";
        for (let progress: RunProgress | null = first; progress && !signal.aborted; progress = await read()) {
          const changed = JSON.stringify({ ...progress, elapsedMs: 0 });
          if (changed !== last) send(`data: ${JSON.stringify(progress)}\n\n`);
          else if (Date.now() - sentAt > heartbeatMs) send(": still here\n\n");
          if (changed !== last || Date.now() - sentAt > heartbeatMs) sentAt = Date.now();
          last = changed;
          const underWay = progress.calls.underWay > 0;
          if (progress.status !== "running" && progress.status !== "paused" && !underWay) {
            send("event: ended\ndata: {}\n\n");
            break;
          }
          await wait(everyMs, undefined, { signal });
        }
        controller.close();
      } catch (error) {
        if (signal.aborted) return;
        controller.error(error);
      }
    },
  });
}
