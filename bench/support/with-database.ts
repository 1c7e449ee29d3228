import { randomBytes } from "node:crypto";
import { applyMigrations } from "#lib/platform/migrations.ts";
import { removeLeftovers, startEmbeddedPostgres } from "#lib/platform/postgres/embedded.ts";
import { ownCacheFolder, sweepCache } from "#lib/platform/testing/sweep-cache.ts";

/**
 * Runs `work` on an empty database with every migration, on a PostgreSQL that is started for it and gone afterwards,
 * however it ends: nobody's data is touched. The environment of this process names the database.
 * @param durable whether commits wait for the disk, as they do for users; leave it out where only reading is measured
 */
export async function withDatabase<T>(work: (databaseUrl: string) => Promise<T>, { durable = false } = {}): Promise<T> {
  await sweepCache();
  const folder = ownCacheFolder("bench");
  const postgres = await startEmbeddedPostgres(folder, { durable });
  async function leave() {
    await postgres.stop();
    await removeLeftovers(folder);
  }
  const interrupted = () => void leave().finally(() => process.exit(130));
  process.once("SIGINT", interrupted).once("SIGTERM", interrupted);
  try {
    const url = postgres.url();
    Object.assign(process.env, { DATABASE_URL: url, SEEDBED_SECRET: randomBytes(32).toString("hex") });
    await applyMigrations(url);
    return await work(url);
  } finally {
    await disconnect();
    await leave();
    process.off("SIGINT", interrupted).off("SIGTERM", interrupted);
  }
}

async function disconnect(): Promise<void> {
  const held = globalThis as { seedbedDb?: unknown; seedbedBoss?: unknown };
  if (held.seedbedBoss) await (await import("#lib/platform/jobs.ts")).stopJobs();
  if (held.seedbedDb) await (await import("#lib/platform/db.ts")).disconnectDb();
}
