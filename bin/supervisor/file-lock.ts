import { DatabaseSync } from "node:sqlite";

/**
 * Takes a lock that the system gives back when the process ends, however it ends. Node has no file locks and SQLite
 * has: an open exclusive transaction is one.
 * @param path of the lock's file, which is made where missing.
 * @returns what gives it back, or undefined where another process holds it.
 */
export function takeFileLock(path: string): (() => void) | undefined {
  const file = new DatabaseSync(path, { timeout: 0 });
  try {
    file.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    file.close();
    if (/locked/.test(String(error))) return undefined;
    throw error;
  }
  return () => file.close();
}
