import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import type { Place } from "./place.ts";
import { programOf } from "./software.ts";

/** What a program of PostgreSQL answered. */
export type Outcome = { code: number; output: string };

/** Runs a program of PostgreSQL to its end, as PostgreSQL's account, speaking English. */
export async function runProgram(place: Place, name: "initdb" | "pg_ctl", args: string[]): Promise<Outcome> {
  const child = spawn(programOf(place.software, name), args, {
    ...place.account,
    cwd: "/",
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC", NODE_ENV: process.env.NODE_ENV },
  });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  const [code] = (await once(child, "close")) as [number | null];
  return { code: code ?? 1, output };
}

/** Whether a process lives that is PostgreSQL; one that ended but was not waited for is not. */
export async function isPostgres(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  if (process.platform !== "linux") return true;
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => undefined);
  // Where /proc tells nothing, what the server's own file says must do.
  return command === undefined || /(^|\/)postgres\0/.test(command);
}
