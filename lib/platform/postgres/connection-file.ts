import { randomBytes } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** How to connect to an embedded PostgreSQL: kept beside it, for its owner alone. */
export type Connection = { port: number | undefined; password: string };

const name = "connection.json";

/** What was kept, or undefined where this is the first start. */
export function readConnection(folder: string): Connection | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, name), "utf8")) as Connection;
  } catch {
    return undefined;
  }
}

/** Keeps the port and the password: all of it or, when the disk is full, nothing. */
export function writeConnection(folder: string, connection: Connection): void {
  const unfinished = join(folder, `${name}.new`);
  writeFileSync(unfinished, JSON.stringify(connection), { mode: 0o600 });
  renameSync(unfinished, join(folder, name));
}

/** A password that nobody has to type. */
export function newPassword(): string {
  return randomBytes(24).toString("base64url");
}
