import { CallRunner } from "#lib/expansion/call-runner.ts";
import { disconnectDb } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { jobs, stopJobs } from "#lib/platform/jobs.ts";
import { endInOrder } from "#lib/platform/lifetime.ts";
import { log } from "#lib/platform/log.ts";
import { applyMigrations } from "#lib/platform/migrations.ts";

// The process that runs jobs: job kind -> function of a slice. As many of it as one likes, on as many machines.
await applyMigrations(env().DATABASE_URL);
const runner = new CallRunner(env().WORKER_CALLS);
endInOrder(async () => {
  await runner.stop();
  await stopJobs();
  await disconnectDb();
});
const queue = await jobs();
await queue.work<{ callId: string }>(
  "run-call",
  { batchSize: 64, burstWhenBatchFull: true, pollingIntervalSeconds: 2 },
  (batch) => runner.accept(batch.map((job) => job.data.callId)),
);
runner.start();
log.info({ worker: runner.worker, capacity: runner.capacity }, "worker ready");
