import { existsSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import pg from "pg";
import { explainFileError, StartFailure } from "../start-failure.ts";
import { createCluster, databaseName, findServer, startServer, stopServer } from "./cluster.ts";
import { type Connection, newPassword, readConnection, writeConnection } from "./connection-file.ts";
import { freePort, isPortFree } from "./free-port.ts";
import { clearPlace, findPlace, type Place } from "./place.ts";

/** A running PostgreSQL of our own. */
export type EmbeddedPostgres = {
  /** Connection string of a database of it; of Seedbed's where no name is given. */
  url(database?: string): string;
  /** Where its data really lies, when that is not inside the folder that was asked for. */
  elsewhere: string | undefined;
  /** Whether it ran already. */
  adopted: boolean;
  /** Whether the server is there now. */
  isRunning(): Promise<boolean>;
  /** Starts it again on the same port after it went away. */
  restart(): Promise<void>;
  /** Ends it; a throw-away one leaves no file. */
  stop(): Promise<void>;
};

/**
 * Starts the PostgreSQL that npm installed, on 127.0.0.1 and a free port that it keeps. The first time it makes a
 * cluster; a server that runs already (its parent was killed) is taken over.
 * @param folder what to keep it in; made where missing.
 * @param durable false: a throw-away one for tests, quicker, gone after `stop`.
 * @throws StartFailure in one sentence: disk, rights, PostgreSQL's own words.
 */
export async function startEmbeddedPostgres(folder: string, { durable = true } = {}): Promise<EmbeddedPostgres> {
  const absolute = resolve(folder);
  try {
    return await start(await findPlace(absolute, durable), durable);
  } catch (error) {
    throw explainFileError(error, `keep the database in ${absolute}`);
  }
}

async function start(place: Place, durable: boolean): Promise<EmbeddedPostgres> {
  const connection = await openCluster(place, durable);
  const running = await findServer(place);
  const port = running?.port ?? (await choosePort(connection.port));
  if (port !== connection.port) writeConnection(place.folder, { ...connection, port });
  const launch = () => startServer(place, port, durable);
  if (!running) await launch();
  const url = (database = databaseName) =>
    `postgresql://${databaseName}:${connection.password}@127.0.0.1:${port}/${database}`;
  await makeDatabase(url("postgres"), place);
  return {
    url,
    elsewhere: place.elsewhere,
    adopted: running !== undefined,
    isRunning: async () => (await findServer(place)) !== undefined,
    restart: async () => {
      if (!(await findServer(place))) await launch();
    },
    stop: async () => {
      await stopServer(place, durable);
      if (!durable) clearPlace(place);
    },
  };
}

/** The cluster's connection settings; makes the cluster where there is none. */
async function openCluster(place: Place, durable: boolean): Promise<Connection> {
  const kept = readConnection(place.folder);
  const version = join(place.cluster, "PG_VERSION");
  if (!existsSync(version)) {
    const connection = kept ?? { port: undefined, password: newPassword() };
    writeConnection(place.folder, connection);
    await createCluster(place, connection.password, durable);
    return connection;
  }
  const [theirs, ours] = [readFileSync(version, "utf8").trim(), place.software.version.split(".")[0]];
  if (theirs !== ours) {
    throw new StartFailure(
      `The database in ${place.cluster} was made by PostgreSQL ${theirs} and this Seedbed brings ${ours}: start the Seedbed that made it, export, and import here.`,
    );
  }
  if (!kept) {
    throw new StartFailure(
      `${join(place.folder, "connection.json")}, which holds the database's password, is missing: bring it back from a backup.`,
    );
  }
  return kept;
}

async function choosePort(kept: number | undefined): Promise<number> {
  return kept !== undefined && (await isPortFree(kept)) ? kept : freePort();
}

/** Makes Seedbed's database where it is missing, and makes sure that the server is the cluster's own. */
async function makeDatabase(url: string, place: Place): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 30_000 });
  await client.connect();
  try {
    const at = await client.query<{ folder: string }>("SELECT current_setting('data_directory') AS folder");
    if (at.rows[0]?.folder !== place.cluster) {
      throw new StartFailure(`Another PostgreSQL, of ${at.rows[0]?.folder}, answers on the port of ${place.cluster}.`);
    }
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [databaseName]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${databaseName}`);
  } finally {
    await client.end();
  }
}

/** Forgets a throw-away PostgreSQL that was left by a process that was killed: ends it and removes its files. */
export async function removeLeftovers(folder: string): Promise<void> {
  const absolute = resolve(folder);
  if (!existsSync(absolute)) return;
  const place = await findPlace(absolute, false).catch(() => undefined);
  if (place) {
    await stopServer(place, false);
    clearPlace(place);
  }
  rmSync(absolute, { recursive: true, force: true });
}
