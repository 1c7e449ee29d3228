import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { removeLeftovers } from "../postgres/embedded.ts";

/** The folder, inside the checkout and unknown to git, for what tests keep while they run. */
export const testCache: string = join(import.meta.dirname, "..", "..", "..", ".cache");

/** A folder in the cache for what this process keeps; the process's id in its name tells when it is left over. */
export function ownCacheFolder(name: string): string {
  return join(testCache, `${name}-${process.pid}`);
}

/** Removes what processes left in the cache that were killed, and ends their PostgreSQL servers. */
export async function sweepCache(): Promise<void> {
  if (!existsSync(testCache)) return;
  for (const name of readdirSync(testCache)) {
    const pid = Number(/-(\d+)$/.exec(name)?.[1]);
    if (!pid || isAlive(pid)) continue;
    await removeLeftovers(join(testCache, name, "postgres"));
    await removeLeftovers(join(testCache, name));
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
