import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { StartFailure } from "../start-failure.ts";
import type { Place } from "./place.ts";
import { disownPostmasterFile, readPostmasterFile } from "./postmaster-file.ts";
import { isPostgres, runProgram } from "./programs.ts";

/** Name of the database and of its owner. */
export const databaseName = "seedbed";

/** For a small machine; whoever has more edits postgresql.conf in the cluster or brings a PostgreSQL of their own. */
const settings = {
  shared_buffers: "256MB",
  effective_cache_size: "1GB",
  work_mem: "8MB",
  maintenance_work_mem: "128MB",
  max_connections: "200",
  max_wal_size: "2GB",
  checkpoint_timeout: "15min",
  wal_compression: "on",
  random_page_cost: "1.1",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  log_checkpoints: "off",
  // What people and models wrote stays out of the log.
  log_min_error_statement: "panic",
};

/**
 * Makes an empty cluster whose only account signs in by password. It is complete or not there at all.
 * @throws StartFailure with initdb's words.
 */
export async function createCluster(place: Place, password: string, durable: boolean): Promise<void> {
  const unfinished = `${place.cluster}.new`;
  const passwordFile = `${place.cluster}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (place.account) {
    chownSync(passwordFile, place.account.uid, place.account.gid);
    makeOwned(unfinished, place);
  }
  try {
    // pg_trgm takes the letters outside ASCII from the system's locale: take one that knows them, where there is one.
    let outcome = { code: 1, output: "" };
    for (const locale of ["C.UTF-8", "en_US.UTF-8", "C"]) {
      outcome = await runProgram(place, "initdb", [
        `--pgdata=${unfinished}`,
        `--username=${databaseName}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        `--lc-ctype=${locale}`,
        ...(durable ? [] : ["--no-sync"]),
        ...Object.entries(settings).map(([name, value]) => `--set=${name}=${value}`),
      ]);
      if (!/invalid locale/.test(outcome.output)) break;
    }
    if (outcome.code !== 0)
      throw new StartFailure(`PostgreSQL could not make its data folder: ${lastWords(outcome.output)}`);
    renameSync(unfinished, place.cluster);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function makeOwned(folder: string, place: Place): void {
  // initdb runs as the account and may not make a folder in root's.
  const { uid, gid } = place.account ?? { uid: -1, gid: -1 };
  mkdirSync(folder, { mode: 0o700 });
  chownSync(folder, uid, gid);
}

/**
 * Starts the server of a cluster and waits until it accepts connections.
 * @param durable false: a crash may lose data, which makes it quicker. For throw-away clusters only.
 * @throws StartFailure with PostgreSQL's words.
 */
export async function startServer(place: Place, port: number, durable: boolean): Promise<void> {
  const log = join(place.cluster, "server.log");
  const options = [`-p ${port}`, "-c listen_addresses=127.0.0.1", "-c unix_socket_directories="];
  if (!durable) options.push("-c fsync=off", "-c synchronous_commit=off", "-c full_page_writes=off");
  const giveUpAt = Date.now() + 30_000;
  for (;;) {
    turnOver(log);
    const start = ["start", "-D", place.cluster, "-w", "-t", "300", "-s", "-l", log, "-o", options.join(" ")];
    const outcome = await runProgram(place, "pg_ctl", start);
    if (outcome.code === 0) return;
    const words = existsSync(log) ? readFileSync(log, "utf8") : outcome.output;
    // Processes of a server that was killed take a moment to notice.
    if (!/shared memory block .* is still in use/.test(words) || Date.now() > giveUpAt) {
      throw new StartFailure(`PostgreSQL did not start: ${lastWords(words || outcome.output)}`);
    }
    await delay(200);
  }
}

/** Ends the server of a cluster: lets transactions under way fail, keeps what is committed. */
export async function stopServer(place: Place, durable: boolean): Promise<void> {
  const server = await findServer(place);
  if (!server) return;
  for (const mode of durable ? ["fast", "immediate"] : ["immediate"]) {
    const outcome = await runProgram(place, "pg_ctl", [
      "stop",
      "-D",
      place.cluster,
      "-m",
      mode,
      "-w",
      "-t",
      "60",
      "-s",
    ]);
    if (outcome.code === 0) break;
  }
  // It removes its file a moment before it ends.
  const giveUpAt = Date.now() + 5000;
  while ((await isPostgres(server.pid)) && Date.now() < giveUpAt) await delay(10);
}

/**
 * Looks whether a server runs on a cluster; one that is starting or stopping is waited for.
 * @returns its port, or undefined where none runs and one may be started.
 */
export async function findServer(place: Place): Promise<{ port: number; pid: number } | undefined> {
  const giveUpAt = Date.now() + 300_000;
  for (;;) {
    const file = await readPostmasterFile(place.cluster);
    if (!file) return undefined;
    if (!(await isPostgres(file.pid))) {
      await disownPostmasterFile(place.cluster).catch(() => undefined);
      return undefined;
    }
    if (file.status === "ready" && file.port) return { port: file.port, pid: file.pid };
    if (Date.now() > giveUpAt) {
      throw new StartFailure(
        `PostgreSQL (process ${file.pid}) has been ${file.status} for five minutes; see ${place.cluster}/server.log.`,
      );
    }
    await delay(100);
  }
}

// Only the words of this start are of interest when it fails, and the log must not grow for ever.
function turnOver(log: string): void {
  const size = statSync(log, { throwIfNoEntry: false })?.size;
  if (size === undefined) return;
  if (size > 0) renameSync(log, `${log}.1`);
  else unlinkSync(log);
}

/** The line in which PostgreSQL says what was wrong. */
function lastWords(output: string): string {
  const lines = output
    .split("\n")
    .map((line) => line.replace(/^.*?(FATAL|PANIC|ERROR|error):\s+/, "$1: ").trim())
    .filter(Boolean);
  const telling = lines.filter((line) => /^(FATAL|PANIC|ERROR|error): /.test(line));
  return (telling[0] ?? lines.at(-1) ?? "it said nothing").replace(/^\w+: /, "").replace(/\.?$/, ".");
}
