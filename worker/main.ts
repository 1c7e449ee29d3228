import { disconnectDb } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { stopJobs } from "#lib/platform/jobs.ts";
import { endInOrder } from "#lib/platform/lifetime.ts";
import { log } from "#lib/platform/log.ts";
import { applyMigrations } from "#lib/platform/migrations.ts";
import { exitWithSentence } from "#lib/platform/start-failure.ts";
import { startWorker } from "./start-worker.ts";

// `npm run worker`: the process that runs jobs. As many as one likes work on one database, on as many machines.
let stop: (() => Promise<void>) | undefined;
endInOrder(async () => {
  await stop?.();
  await stopJobs();
  await disconnectDb();
});

async function main(): Promise<void> {
  await applyMigrations(env().DATABASE_URL);
  const worker = await startWorker(env().WORKER_CALLS);
  stop = worker.stop;
  log.info({ worker: worker.name, calls: env().WORKER_CALLS }, "worker ready");
}

main().catch(exitWithSentence);
