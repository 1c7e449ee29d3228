import { sendJobs } from "#lib/platform/jobs.ts";
import { log } from "#lib/platform/log.ts";

/** Hands a resolution to a worker. What there is to do stands in its row: should the queue not take the job, the worker's sweep does. */
export async function sendResolution(resolutionId: string): Promise<void> {
  await sendJobs("resolve-duplicates", [{ resolutionId }]).catch((error: unknown) =>
    log.warn({ err: error, resolutionId }, "the job of a resolution was not sent"),
  );
}
