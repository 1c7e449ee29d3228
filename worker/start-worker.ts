import { prepareDataset } from "#lib/datasets/commands/prepare-dataset.ts";
import { listUnpreparedDatasets } from "#lib/datasets/queries/list-unprepared.ts";
import { BatchRunner } from "#lib/expansion/batches/batch-runner.ts";
import { CallRunner } from "#lib/expansion/call-runner.ts";
import { replayRun } from "#lib/expansion/commands/replay-run.ts";
import type { ProbeWaits } from "#lib/expansion/pace.ts";
import { listUnfinishedReplays } from "#lib/expansion/queries/list-unfinished-replays.ts";
import { scanSimilarity } from "#lib/items/commands/scan-similarity.ts";
import { startDueScans } from "#lib/items/commands/start-scan.ts";
import { listUnfinishedScans } from "#lib/items/queries/list-unfinished-scans.ts";
import { type JobKind, type Jobs, jobs, sendJobs } from "#lib/platform/jobs.ts";
import { log } from "#lib/platform/log.ts";
import { workOffResolution } from "#lib/review/commands/work-off-resolution.ts";
import { listUnfinishedResolutions } from "#lib/review/queries/list-unfinished-resolutions.ts";

/** How often a worker looks for dataset versions, replays, looks at all tasks and resolutions of duplicates whose job was lost, in milliseconds. */
const sweepMs = 10_000;

/**
 * Jobs that are fetched together where they are worked off one by one. Two, because the queue fetches again at once only after a full
 * fetch of more than one: with one it would take a single job at each sweep, and every sweep adds one for all that wait.
 */
const atOnce = 2;

/**
 * Takes up the jobs of the queue, each kind with the function of its slice: as many workers as one likes.
 * @param capacity model calls under way at most
 * @param probes waits before a model that is down is tried again, where they are to be others than usual
 * @returns what stops taking jobs and waits for those under way; the queue itself goes on
 */
export async function startWorker(
  capacity: number,
  probes?: ProbeWaits,
): Promise<{ name: string; stop: () => Promise<void> }> {
  const queue = await jobs();
  const runner = new CallRunner(capacity, probes);
  const batches = new BatchRunner(runner.worker);
  const ending = new AbortController();
  const work = <K extends JobKind>(kind: K, batchSize: number, run: (payloads: Jobs[K][]) => Promise<void>) =>
    queue.work<Jobs[K]>(kind, { batchSize, burstWhenBatchFull: true, pollingIntervalSeconds: 2 }, (batch) =>
      run(batch.map((job) => job.data)),
    );
  const workers = [
    await work("run-call", 64, () => runner.pull()),
    await work("prepare-dataset", 2, async (versions) => {
      for (const { versionId } of versions) await prepareDataset(versionId);
    }),
    // One at a time: it holds the project's tasks in memory.
    await work("replay-run", atOnce, (replays) =>
      oneByOne(
        replays.map(({ replayId }) => replayId),
        (id) => replayRun(id, ending.signal),
      ),
    ),
    // One at a time: it has threads of its own, as many as do the machine good.
    await work("scan-similarity", atOnce, (scans) =>
      oneByOne(
        scans.map(({ scanId }) => scanId),
        (id) => scanSimilarity(id, ending.signal),
      ),
    ),
    await work("resolve-duplicates", atOnce, (resolutions) =>
      oneByOne(
        resolutions.map(({ resolutionId }) => resolutionId),
        (id) => workOffResolution(id, ending.signal),
      ),
    ),
  ];
  runner.start();
  batches.start();
  const sweep = setInterval(() => {
    sendLost().catch((error: unknown) =>
      log.warn({ err: error }, "the sweep for lost jobs failed; the next one tries again"),
    );
  }, sweepMs);
  return {
    name: runner.worker,
    stop: async () => {
      clearInterval(sweep);
      ending.abort();
      const kinds: JobKind[] = ["run-call", "prepare-dataset", "replay-run", "scan-similarity", "resolve-duplicates"];
      const stopped = Promise.all(kinds.map((kind, i) => queue.offWork(kind, { id: workers[i] ?? "", wait: false })));
      await Promise.all([runner.stop(), batches.stop()]);
      await stopped;
    },
  };
}

/** Works off each id once. One that fails holds up none of the others; its error is thrown at the end, so that it is tried again. */
async function oneByOne(ids: string[], run: (id: string) => Promise<void>): Promise<void> {
  const errors: unknown[] = [];
  for (const id of new Set(ids)) await run(id).catch((error: unknown) => errors.push(error));
  if (errors.length > 0) throw errors[0];
}

/** Sends the jobs again of what waits and nobody is at. Calls have a sweep of their own: the runner's beat. */
async function sendLost(): Promise<void> {
  await startDueScans();
  const [versionIds, replayIds, scanIds] = await Promise.all([
    listUnpreparedDatasets(),
    listUnfinishedReplays(),
    listUnfinishedScans(),
  ]);
  await sendJobs(
    "prepare-dataset",
    versionIds.map((versionId) => ({ versionId })),
  );
  await sendJobs(
    "replay-run",
    replayIds.map((replayId) => ({ replayId })),
  );
  await sendJobs(
    "scan-similarity",
    scanIds.map((scanId) => ({ scanId })),
  );
  const resolutionIds = await listUnfinishedResolutions();
  await sendJobs(
    "resolve-duplicates",
    resolutionIds.map((resolutionId) => ({ resolutionId })),
  );
}
