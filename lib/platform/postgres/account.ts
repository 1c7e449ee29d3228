import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { dirname } from "node:path";

/** Whom PostgreSQL runs as. */
export type Account = { uid: number; gid: number };

/**
 * The accounts that PostgreSQL may run as, best first; undefined: as whoever we are. It refuses to run as root, so
 * under root it is the one who owns the cluster already, the one who owns the folder it will lie in, or an account of
 * the system. None is added to the system for it.
 * @param cluster the cluster's folder, which need not exist.
 */
export function findAccounts(cluster: string): Account[] | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = ownerOfNearest(cluster);
  if (owner && owner.path === cluster) return [owner.account];
  return [
    owner && isNamed(owner.account.uid) ? owner.account : undefined,
    namedAccount("seedbed"),
    namedAccount("postgres"),
    namedAccount("nobody"),
  ].filter((account) => account !== undefined);
}

/** The owner of a folder or of the nearest one above that exists, unless that is root. */
function ownerOfNearest(path: string): { path: string; account: Account } | undefined {
  for (let folder = path; ; folder = dirname(folder)) {
    const status = statSync(folder, { throwIfNoEntry: false });
    if (status) return status.uid === 0 ? undefined : { path: folder, account: { uid: status.uid, gid: status.gid } };
    if (folder === dirname(folder)) return undefined;
  }
}

// initdb wants an account that the system can name.
function isNamed(uid: number): boolean {
  return spawnSync("id", ["-un", String(uid)]).status === 0;
}

function namedAccount(name: string): Account | undefined {
  const uid = spawnSync("id", ["-u", name], { encoding: "utf8" });
  const gid = spawnSync("id", ["-g", name], { encoding: "utf8" });
  if (uid.status !== 0 || gid.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

/** Whether an account can run a program at a path: every folder above it must let the account through. */
export function canRun(account: Account, program: string): boolean {
  return spawnSync(program, ["--version"], { uid: account.uid, gid: account.gid, cwd: "/" }).status === 0;
}

/** Whether an account can come to a folder that exists. */
export function canReach(account: Account, folder: string): boolean {
  return spawnSync("/bin/sh", ["-c", 'cd "$0"', folder], { uid: account.uid, gid: account.gid, cwd: "/" }).status === 0;
}
