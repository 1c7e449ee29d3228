import { PgBoss } from "pg-boss";
import { env } from "./env.ts";
import { log } from "./log.ts";

/**
 * The kinds of job and what each carries. A job is only a wake-up: what there is to do stands in the domain's rows,
 * so a job that runs twice or comes late does no harm, and one that is lost is sent again by the sweep.
 */
export type Jobs = {
  "run-call": { callId: string };
  "prepare-dataset": { versionId: string };
  "replay-run": { replayId: string };
  "scan-similarity": { scanId: string };
  "resolve-duplicates": { resolutionId: string };
};

/** One of the kinds of job. */
export type JobKind = keyof Jobs;

const kinds: JobKind[] = ["run-call", "prepare-dataset", "replay-run", "scan-similarity", "resolve-duplicates"];

const held = globalThis as { seedbedBoss?: Promise<PgBoss> };

/** The queue, started at the first call, once a process. */
export function jobs(): Promise<PgBoss> {
  held.seedbedBoss ??= start().catch((error: unknown) => {
    held.seedbedBoss = undefined;
    throw error;
  });
  return held.seedbedBoss;
}

async function start(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL,
    // Kept small: every process of an installation holds its own, and one more that listens.
    max: 3,
    connectionTimeoutMillis: 10_000,
    useListenNotify: true,
    // Nothing here runs by the calendar.
    schedule: false,
    application_name: "seedbed-jobs",
  });
  boss.on("error", (error) => log.warn({ err: error }, "the queue met an error"));
  try {
    await boss.start();
    for (const kind of kinds) {
      await boss.createQueue(kind, {
        notify: true,
        retryLimit: 3,
        retryDelay: 2,
        expireInSeconds: 900,
        deleteAfterSeconds: 3600,
      });
    }
  } catch (error) {
    // Half started it would keep its connections and timers, and the next attempt would make more.
    await boss.stop({ graceful: false, close: true }).catch(() => {});
    throw error;
  }
  return boss;
}

/** Wakes a worker. `startAfter`: not before that time. */
export async function sendJobs<K extends JobKind>(kind: K, payloads: Jobs[K][], startAfter?: Date): Promise<void> {
  if (payloads.length === 0) return;
  const boss = await jobs();
  await boss.insert(
    kind,
    payloads.map((data) => ({ data, ...(startAfter ? { startAfter } : {}) })),
  );
}

/** Stops taking jobs and waits for those under way. */
export async function stopJobs(): Promise<void> {
  const boss = await held.seedbedBoss;
  held.seedbedBoss = undefined;
  await boss?.stop({ graceful: true, timeout: 10_000, close: true });
}
