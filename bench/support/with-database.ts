import { randomBytes } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { applyMigrations } from "#lib/platform/migrations.ts";
import { removeLeftovers, startEmbeddedPostgres } from "#lib/platform/postgres/embedded.ts";

const cache = join(import.meta.dirname, "..", "..", ".cache");
const prefix = "bench-";

/**
 * Runs `work` on an empty database with every migration, on a PostgreSQL that is started for it and gone afterwards,
 * however it ends: nobody's data is touched. The environment of this process names the database.
 * @param durable whether commits wait for the disk, as they do for users; leave it out where only reading is measured
 */
export async function withDatabase<T>(work: (databaseUrl: string) => Promise<T>, { durable = false } = {}): Promise<T> {
  await sweep();
  const folder = join(cache, `${prefix}${process.pid}`);
  const postgres = await startEmbeddedPostgres(folder, { durable });
  const interrupted = () => void leave().finally(() => process.exit(130));
  async function leave() {
    await postgres.stop();
    await removeLeftovers(folder);
  }
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

/** Removes what benchmarks left that were killed. */
async function sweep(): Promise<void> {
  if (!existsSync(cache)) return;
  for (const name of readdirSync(cache)) {
    if (name.startsWith(prefix) && !isAlive(Number(name.slice(prefix.length))))
      await removeLeftovers(join(cache, name));
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
