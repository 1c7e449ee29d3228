import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { root } from "#bin/root.ts";
import { ownCacheFolder, sweepCache } from "#lib/platform/testing/sweep-cache.ts";

/** Where a test run works: programs that end with it, and a folder for all that they leave lying about. */
export type Workplace = {
  /** Aborted when the run is to end early. */
  signal: AbortSignal;
  /** Path of a file in the run's folder. */
  file(name: string): string;
  /** Runs a program of node_modules to its end and shows what it prints. @returns its exit code. */
  run(args: string[], environment: Record<string, string | undefined>): Promise<number>;
  /** Ends what still runs and removes the folder. */
  close(): Promise<void>;
};

/** Opens a workplace; a signal, or the end of the parent, closes it and ends this process. */
export async function openWorkplace(): Promise<Workplace> {
  await sweepCache();
  const folder = ownCacheFolder("test");
  mkdirSync(folder, { recursive: true });
  const temporary = temporaryFolder(folder);
  const stopped = new AbortController();
  const running = new Set<ChildProcess>();

  const run = async (args: string[], environment: Record<string, string | undefined>) => {
    if (stopped.signal.aborted) return 1;
    // A group of its own, so that all that it starts can be ended with it.
    const child = spawn(process.execPath, args, {
      cwd: root,
      detached: true,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...placesIn(folder, temporary), ...environment },
    });
    running.add(child);
    const [code] = (await once(child, "exit")) as [number | null];
    running.delete(child);
    endGroup(child, "SIGKILL");
    return code ?? 1;
  };

  const close = async () => {
    for (const child of running) endGroup(child, "SIGTERM");
    const giveUpAt = Date.now() + 15_000;
    while (running.size > 0 && Date.now() < giveUpAt) await delay(50);
    for (const child of running) endGroup(child, "SIGKILL");
    await sweepCache();
    for (const one of [temporary, folder]) rmSync(one, { recursive: true, force: true });
  };

  const stop = () => {
    if (stopped.signal.aborted) return;
    stopped.abort();
    void close().finally(() => process.exit(130));
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  process.on("disconnect", stop);
  return { signal: stopped.signal, file: (name) => join(folder, name), run, close };
}

function temporaryFolder(folder: string): string {
  // Chromium makes a socket in it, whose path the system limits to about a hundred characters.
  const inside = join(folder, "tmp");
  if (inside.length > 60) return mkdtempSync(join(tmpdir(), "seedbed-"));
  mkdirSync(inside);
  return inside;
}

/** Programs that keep caches and settings in one's home, or temporary files, keep them in the folder. */
function placesIn(folder: string, temporary: string): Record<string, string> {
  const home = join(folder, "home");
  return {
    HOME: home,
    XDG_CACHE_HOME: join(home, ".cache"),
    XDG_CONFIG_HOME: join(home, ".config"),
    XDG_DATA_HOME: join(home, ".local"),
    TMPDIR: temporary,
  };
}

function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    process.kill(-Number(child.pid), signal);
  } catch {
    // It has ended.
  }
}
