import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { describeConnectionFailure } from "./postgres/connection-failure.ts";
import { StartFailure } from "./start-failure.ts";

/** The advisory lock that Prisma takes too, so that nobody else migrates at the same time. */
const lockKey = 72707369;

const repository = join(import.meta.dirname, "..", "..");

type Migration = { name: string; sql: string; checksum: string };
type Applied = { migration_name: string; checksum: string; finished_at: Date | null; logs: string | null };

/**
 * Brings a database to the schema of this version: applies `prisma/migrations/NAME/migration.sql` in the order of their
 * names and records each in `_prisma_migrations` as Prisma does, so that Prisma agrees. Each migration is one
 * transaction: it is applied and recorded, or nothing of it is. Any number of processes may call this at once.
 * @param folder where the migrations are.
 * @returns the names of those applied now.
 * @throws StartFailure in one sentence: no connection, a failed migration with PostgreSQL's words, one that was changed
 *   after it was applied, or a database of a newer version.
 */
export async function applyMigrations(
  databaseUrl: string,
  folder = join(repository, "prisma", "migrations"),
): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = await connect(databaseUrl);
  try {
    if (missing(migrations, await readApplied(client)).length === 0) return [];
    await client.query("SELECT pg_advisory_lock($1)", [lockKey]);
    await makeTable(client);
    const waiting = missing(migrations, await readApplied(client));
    for (const migration of waiting) await apply(client, migration);
    return waiting.map((migration) => migration.name);
  } finally {
    // Ends the lock too.
    await client.end();
  }
}

async function connect(databaseUrl: string): Promise<pg.Client> {
  const giveUpAt = Date.now() + 30_000;
  for (;;) {
    try {
      const client = new pg.Client({
        connectionString: databaseUrl,
        connectionTimeoutMillis: 10_000,
        application_name: "seedbed-migrations",
      });
      client.on("error", () => undefined);
      await client.connect();
      return client;
    } catch (error) {
      const startingUp = (error as { code?: string }).code === "57P03";
      if (!startingUp || Date.now() > giveUpAt) throw describeConnectionFailure(error, databaseUrl);
      await delay(200);
    }
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name, "migration.sql"));
      return { name, sql: sql.toString("utf8"), checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

async function readApplied(client: pg.Client): Promise<Applied[]> {
  const table = await client.query("SELECT to_regclass('_prisma_migrations') AS name");
  if (table.rows[0].name === null) return [];
  const result = await client.query<Applied>(
    "SELECT migration_name, checksum, finished_at, logs FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  );
  return result.rows;
}

/** The migrations yet to apply, after a look at whether the database's history is ours. */
function missing(migrations: Migration[], applied: Applied[]): Migration[] {
  const ours = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of applied) {
    const migration = ours.get(row.migration_name);
    if (!migration) {
      throw new StartFailure(
        `The database has the migration ${row.migration_name}, which this version of Seedbed does not know: start the newer version that made it.`,
      );
    }
    if (row.finished_at === null) {
      throw new StartFailure(
        `The migration ${row.migration_name} was begun and not finished: ${row.logs || "no reason was kept"}`,
      );
    }
    if (row.checksum !== migration.checksum) {
      throw new StartFailure(
        `The file of migration ${row.migration_name} was changed after it was applied to this database: bring the file back and put the change into a new migration.`,
      );
    }
  }
  const done = new Set(applied.map((row) => row.migration_name));
  return migrations.filter((migration) => !done.has(migration.name));
}

async function makeTable(client: pg.Client): Promise<void> {
  await client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL,
    logs TEXT,
    rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`);
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query("BEGIN");
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query("COMMIT");
  } catch (error) {
    const { message, detail, position } = error as { message: string; detail?: string; position?: string };
    const line = position ? ` (line ${migration.sql.slice(0, Number(position)).split("\n").length})` : "";
    const words = [message, detail].filter(Boolean).join("; ");
    throw new StartFailure(`The migration ${migration.name} failed${line} and changed nothing: ${words}.`, {
      cause: error,
    });
  }
}
