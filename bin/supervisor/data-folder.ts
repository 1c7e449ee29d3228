import { randomBytes } from "node:crypto";
import { accessSync, constants, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "#lib/platform/postgres/place.ts";
import { explainFileError, StartFailure } from "#lib/platform/start-failure.ts";
import { takeFileLock } from "./file-lock.ts";

/**
 * Opens the folder in which everything is kept that must survive, for this process alone.
 * @returns what gives it back; the system does so when the process is killed.
 * @throws StartFailure where another Seedbed uses it, or it cannot be written to.
 */
export function openDataFolder(folder: string): () => void {
  try {
    makeFolder(folder);
    return lock(folder);
  } catch (error) {
    throw explainFileError(error, `keep data in ${folder}`);
  }
}

function lock(folder: string): () => void {
  const holder = join(folder, "running.json");
  // SQLite does not say why it cannot write; the file system does.
  accessSync(folder, constants.W_OK);
  const release = takeFileLock(join(folder, "lock"));
  if (!release) throw new StartFailure(`Seedbed already runs on ${folder}${whoHolds(holder)}.`);
  writeFileSync(holder, JSON.stringify({ process: process.pid }));
  return release;
}

function whoHolds(holder: string): string {
  try {
    return ` (process ${JSON.parse(readFileSync(holder, "utf8")).process})`;
  } catch {
    return "";
  }
}

/** The installation's secret: made at the first start and kept in the data folder, for its owner alone. */
export function keepSecret(folder: string): string {
  const path = join(folder, "secret");
  try {
    const kept = readFileSync(path, "utf8").trim();
    if (kept) return kept;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw explainFileError(error, `read ${path}`);
  }
  const secret = randomBytes(48).toString("base64url");
  try {
    writeFileSync(path, `${secret}\n`, { mode: 0o600 });
  } catch (error) {
    throw explainFileError(error, `keep data in ${folder}`);
  }
  return secret;
}
