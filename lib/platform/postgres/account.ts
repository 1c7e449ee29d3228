import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";

/** Whom PostgreSQL runs as. */
export type Account = { uid: number; gid: number };

/**
 * The accounts that PostgreSQL may run as, best first; undefined: as whoever we are. It refuses to run as root, so
 * under root it is the one who owns the cluster already or an account of the system. None is added to the system.
 * @param cluster the cluster's folder, which need not exist.
 */
export function findAccounts(cluster: string): Account[] | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const status = statSync(cluster, { throwIfNoEntry: false });
  if (status && status.uid !== 0) return [{ uid: status.uid, gid: status.gid }];
  return ["seedbed", "postgres", "nobody"].map(namedAccount).filter((account) => account !== undefined);
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
