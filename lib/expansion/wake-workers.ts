import { sendJobs } from "#lib/platform/jobs.ts";
import { log } from "#lib/platform/log.ts";

/** Sends a job for each call. When the queue is away nothing is lost: workers look for calls by themselves every few seconds. */
export async function wakeWorkers(callIds: string[]): Promise<void> {
  await sendJobs(
    "run-call",
    callIds.map((callId) => ({ callId })),
  ).catch((error: unknown) => log.warn({ err: error }, "workers could not be woken"));
}
