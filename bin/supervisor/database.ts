import { join } from "node:path";
import { applyMigrations } from "#lib/platform/migrations.ts";
import { startEmbeddedPostgres } from "#lib/platform/postgres/embedded.ts";

/** The database that everything runs on. */
export type Database = { url: string; stop(): Promise<void> };

/**
 * Starts the embedded PostgreSQL and looks after it: a server that dies is started again.
 * @param giveUp called with one sentence when it cannot be started again.
 */
export async function startDatabase(dataFolder: string, giveUp: (sentence: string) => void): Promise<Database> {
  const postgres = await startEmbeddedPostgres(join(dataFolder, "postgres"));
  if (postgres.elsewhere) {
    console.log(`PostgreSQL's account cannot enter ${dataFolder}: the database is kept in ${postgres.elsewhere}.`);
  }
  let looking = false;
  const watch = setInterval(async () => {
    if (looking) return;
    looking = true;
    try {
      if (!(await postgres.isRunning())) {
        console.error("PostgreSQL ended; starting it again.");
        await postgres.restart();
      }
    } catch (error) {
      clearInterval(watch);
      giveUp(error instanceof Error ? error.message : String(error));
    } finally {
      looking = false;
    }
  }, 1000);
  return {
    url: postgres.url(),
    stop: async () => {
      clearInterval(watch);
      await postgres.stop();
    },
  };
}

/** Brings the database up to date and says what was done. */
export async function migrate(databaseUrl: string): Promise<void> {
  const applied = await applyMigrations(databaseUrl);
  if (applied.length > 0)
    console.log(`Applied ${applied.length === 1 ? "the migration" : "the migrations"} ${applied.join(", ")}.`);
}
