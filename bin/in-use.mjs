// Runs on Node 20 and without node_modules: whether a Seedbed runs from this checkout, whose packages and pages must
// then stay as they are.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const cache = join(dirname(dirname(fileURLToPath(import.meta.url))), ".cache");
const prefix = "in-use-";

/**
 * Says that this process serves the pages that are built here.
 * @returns {() => void} what takes it back. A process that is killed need not: its number tells that it is gone.
 */
export function markInUse() {
  const mark = join(cache, `${prefix}${process.pid}`);
  try {
    mkdirSync(cache, { recursive: true });
    writeFileSync(mark, "");
  } catch {
    // Where nothing can be written, nothing can be changed under us either.
  }
  return () => rmSync(mark, { force: true });
}

/**
 * The process, other than this one, that serves the pages that are built here.
 * @returns {number | undefined}
 */
export function findUser() {
  let names = [];
  try {
    names = readdirSync(cache);
  } catch {
    // No cache, nobody.
  }
  return names
    .filter((name) => name.startsWith(prefix))
    .map((name) => Number(name.slice(prefix.length)))
    .find((pid) => pid !== process.pid && isSeedbed(pid));
}

function isSeedbed(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  try {
    // The number may have gone to another program since.
    return /bin\/(supervise|web)\.ts/.test(readFileSync(`/proc/${pid}/cmdline`, "utf8"));
  } catch {
    return process.platform !== "linux";
  }
}
