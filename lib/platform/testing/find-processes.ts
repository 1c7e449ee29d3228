import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A process of this machine. */
export type FoundProcess = { pid: number; command: string };

/**
 * The processes, other than this one, that name one of some texts on their command line or in their environment. Empty
 * where the system does not tell (it does on Linux).
 */
export function findProcesses(...texts: string[]): FoundProcess[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid)
    .map((pid) => ({ pid, command: read(pid, "cmdline"), environment: read(pid, "environ") }))
    .filter(({ command, environment }) => texts.some((text) => command.includes(text) || environment.includes(text)))
    .map(({ pid, command }) => ({ pid, command }));
}

function read(pid: number, name: string): string {
  try {
    return readFileSync(join("/proc", String(pid), name), "utf8")
      .replaceAll("\0", " ")
      .trim();
  } catch {
    return "";
  }
}
