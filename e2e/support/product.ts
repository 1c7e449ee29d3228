import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdirSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { removeLeftovers } from "#lib/platform/postgres/embedded.ts";
import { freePort } from "#lib/platform/postgres/free-port.ts";
import { findPlace } from "#lib/platform/postgres/place.ts";
import { ownCacheFolder, sweepCache } from "#lib/platform/testing/sweep-cache.ts";

const root = join(import.meta.dirname, "..", "..");

/** A running Seedbed: the production build with its own worker, practice model, PostgreSQL and data folder. */
export type Product = {
  address: string;
  port: number;
  dataFolder: string;
  /** Where PostgreSQL keeps its data, which for root may be another place. */
  cluster: string;
  databaseUrl: string;
  secret: string;
  /** The parent of the web server, the worker and the practice model. */
  supervisor: ChildProcess;
  /** Ends all of it and removes its data. */
  remove(): Promise<void>;
};

/** Runs Seedbed as `npm start` does after the installation. */
export function launch(dataFolder: string, port: number, environment: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "bin/supervise.ts"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: {
      ...process.env,
      // Node warns where it finds both, and the tests look at what is said.
      FORCE_COLOR: undefined,
      NO_COLOR: "1",
      DATABASE_URL: "",
      SEEDBED_SECRET: "",
      OPENAI_API_KEY: "",
      PRACTICE_MODEL_URL: "",
      PUBLIC_URL: "",
      HOST: "127.0.0.1",
      PORT: String(port),
      SEEDBED_DATA_DIR: dataFolder,
      ...environment,
    },
  });
}

/**
 * Starts Seedbed inside the checkout's cache, on a free port, and waits until it is ready.
 * @param name of the data folder; one that exists is used again.
 * @param environment in place of what it would find.
 * @throws Error with what it printed where it does not start.
 */
export async function startProduct(name: string, environment: Record<string, string> = {}): Promise<Product> {
  await sweepCache();
  const dataFolder = ownCacheFolder(name);
  const port = await freePort();
  const child = launch(dataFolder, port, environment);
  const words = keepLog(child, name);
  const removeAll = async () => {
    await end(child);
    await removeLeftovers(join(dataFolder, "postgres"));
    await rm(dataFolder, { recursive: true, force: true });
  };
  const ready = await Promise.race([once(child, "message").then(() => true), once(child, "exit").then(() => false)]);
  if (!ready) {
    await removeAll();
    throw new Error(`Seedbed did not start:\n${words().slice(-4000)}`);
  }
  const connection = JSON.parse(readFileSync(join(dataFolder, "postgres", "connection.json"), "utf8"));
  return {
    address: `http://127.0.0.1:${port}`,
    port,
    dataFolder,
    cluster: (await findPlace(join(dataFolder, "postgres"), true)).cluster,
    databaseUrl: `postgresql://seedbed:${connection.password}@127.0.0.1:${connection.port}/seedbed`,
    secret: readFileSync(join(dataFolder, "secret"), "utf8").trim(),
    supervisor: child,
    remove: removeAll,
  };
}

/** Keeps what the processes print, for those who look into a failure. */
function keepLog(child: ChildProcess, name: string): () => string {
  mkdirSync(join(root, "test-results"), { recursive: true });
  const file = createWriteStream(join(root, "test-results", `${name}-${child.pid}.log`));
  let words = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      file.write(chunk);
      words = (words + chunk).slice(-20_000);
    });
  }
  child.once("close", () => file.end());
  return () => words;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await Promise.race([ended, delay(30_000, undefined, { ref: false })]);
  child.kill("SIGKILL");
}
