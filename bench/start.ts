import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { removeLeftovers } from "#lib/platform/postgres/embedded.ts";
import { freePort } from "#lib/platform/postgres/free-port.ts";
import type { Report } from "./main.ts";

const root = join(import.meta.dirname, "..");

/**
 * What a person waits for after `npm start`: from the command until the line that says that Seedbed is ready, in a data
 * folder of the benchmark's own. `first_start_s` makes the database and builds what has changed since the last build,
 * `second_start_s` finds everything there.
 */
export async function run(report: Report): Promise<void> {
  const dataFolder = join(root, ".cache", `bench-start-${process.pid}`);
  const env = { ...process.env, SEEDBED_DATA_DIR: dataFolder, PORT: String(await freePort()) };
  try {
    report("first_start_s", await startAndStop(env), "s");
    report("second_start_s", await startAndStop(env), "s");
  } finally {
    await removeLeftovers(dataFolder);
  }
}

async function startAndStop(env: NodeJS.ProcessEnv): Promise<number> {
  const began = performance.now();
  const child = spawn("npm", ["start"], { cwd: root, env, stdio: ["ignore", "pipe", "inherit"] });
  try {
    await untilReady(child);
    return (performance.now() - began) / 1000;
  } finally {
    if (child.exitCode === null) {
      child.kill("SIGTERM");
      await once(child, "exit");
    }
  }
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-10_000);
      if (said.includes("Seedbed is ready at ")) resolve();
    });
    child.once("exit", (code) => reject(new Error(`npm start ended with ${code}: ${said}`)));
  });
}
