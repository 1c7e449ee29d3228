import { prepareDataset } from "#lib/datasets/commands/prepare-dataset.ts";
import { listUnpreparedDatasets } from "#lib/datasets/queries/list-unprepared.ts";
import { CallRunner } from "#lib/expansion/call-runner.ts";
import { type JobKind, type Jobs, jobs, sendJobs } from "#lib/platform/jobs.ts";
import { log } from "#lib/platform/log.ts";

/** How often a worker looks for dataset versions whose job was lost, in milliseconds. */
const datasetSweepMs = 10_000;

/**
 * Takes up the jobs of the queue, each kind with the function of its slice: as many workers as one likes.
 * @param capacity model calls under way at most
 * @returns what stops taking jobs and waits for those under way; the queue itself goes on
 */
export async function startWorker(capacity: number): Promise<{ name: string; stop: () => Promise<void> }> {
  const queue = await jobs();
  const runner = new CallRunner(capacity);
  const work = <K extends JobKind>(kind: K, batchSize: number, run: (payloads: Jobs[K][]) => Promise<void>) =>
    queue.work<Jobs[K]>(kind, { batchSize, burstWhenBatchFull: true, pollingIntervalSeconds: 2 }, (batch) =>
      run(batch.map((job) => job.data)),
    );
  const workers = [
    await work("run-call", 64, () => runner.pull()),
    await work("prepare-dataset", 2, async (versions) => {
      for (const { versionId } of versions) await prepareDataset(versionId);
    }),
  ];
  runner.start();
  const sweep = setInterval(() => {
    listUnpreparedDatasets()
      .then((versionIds) =>
        sendJobs(
          "prepare-dataset",
          versionIds.map((versionId) => ({ versionId })),
        ),
      )
      .catch((error: unknown) =>
        log.warn({ err: error }, "the sweep for dataset versions failed; the next one tries again"),
      );
  }, datasetSweepMs);
  return {
    name: runner.worker,
    stop: async () => {
      clearInterval(sweep);
      const stopped = Promise.all(
        ["run-call", "prepare-dataset"].map((kind, i) => queue.offWork(kind, { id: workers[i] ?? "", wait: false })),
      );
      await runner.stop();
      await stopped;
    },
  };
}
