import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What a PostgreSQL server writes about itself into its data folder (postmaster.pid). */
export type PostmasterFile = {
  pid: number;
  port: number | undefined;
  status: "starting" | "ready" | "stopping" | "unknown";
};

/**
 * Reads the lines of postmaster.pid: process, folder, start time, port, socket folder, address, shared memory, status.
 * A server that has just begun has written only some of them.
 * @returns undefined where the first line is no process id.
 */
export function parsePostmasterFile(text: string): PostmasterFile | undefined {
  const lines = text.split("\n").map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  const port = Number(lines[3]);
  const status = lines[7] ?? "";
  return {
    pid,
    port: Number.isInteger(port) && port > 0 ? port : undefined,
    status: status === "ready" || status === "starting" || status === "stopping" ? status : "unknown",
  };
}

/** The file of the server on this cluster, if it left one. */
export async function readPostmasterFile(cluster: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => "");
  return parsePostmasterFile(text);
}

/**
 * Makes PostgreSQL take its old file for what it is: left behind, its process id now another program's. The rest of
 * the file stays, for by it PostgreSQL finds out whether processes of the dead server still hold shared memory.
 */
export async function disownPostmasterFile(cluster: string): Promise<void> {
  const path = join(cluster, "postmaster.pid");
  const lines = (await readFile(path, "utf8")).split("\n");
  const noProcess = 2 ** 30; // above what any system gives out
  await writeFile(path, [String(noProcess), ...lines.slice(1)].join("\n"));
}
