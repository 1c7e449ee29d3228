import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { root } from "#bin/root.ts";
import { durablePlaces } from "#lib/platform/postgres/place.ts";
import { findProcesses } from "#lib/platform/testing/find-processes.ts";
import { testCache } from "#lib/platform/testing/sweep-cache.ts";

/** What there was before the tests. */
type State = { changes: Set<string>; temporary: Set<string>; processes: Set<string> };

/** Notes what there is, to find later what was left behind. */
export async function noteState(): Promise<State> {
  return { changes: changedFiles(), temporary: temporaryFiles(), processes: new Set(testProcesses().keys()) };
}

/** What tests left: files in the checkout that git sees, temporary files, and processes. */
export async function findLeftovers(before: State): Promise<string[]> {
  // Processes that were told to end may take a moment.
  for (let tries = 0; tries < 20 && newOnes(testProcesses(), before.processes).length > 0; tries++) await delay(100);
  return [
    ...[...changedFiles()].filter((line) => !before.changes.has(line)).map((line) => `file: ${line}`),
    ...[...temporaryFiles()].filter((name) => !before.temporary.has(name)).map((name) => `temporary file: ${name}`),
    ...newOnes(testProcesses(), before.processes).map((line) => `process: ${line}`),
  ];
}

function newOnes(processes: Map<string, string>, before: Set<string>): string[] {
  return [...processes].filter(([pid]) => !before.has(pid)).map(([pid, command]) => `${pid} ${command}`);
}

function changedFiles(): Set<string> {
  const status = spawnSync("git", ["status", "--porcelain", "--untracked-files=all"], { cwd: root, encoding: "utf8" });
  return new Set(status.status === 0 ? status.stdout.split("\n").filter(Boolean) : []);
}

// By our own name: all else that the tests run finds its temporary folder inside the cache (workplace.ts).
function temporaryFiles(): Set<string> {
  const own = readdirSync(tmpdir()).filter((name) => name.startsWith("seedbed-"));
  return new Set([...own.map((name) => join(tmpdir(), name)), ...placesElsewhere()]);
}

function placesElsewhere(): string[] {
  return existsSync(durablePlaces) ? readdirSync(durablePlaces).map((name) => join(durablePlaces, name)) : [];
}

/** Processes that work in the tests' cache, or on a database that had to be put elsewhere. */
function testProcesses(): Map<string, string> {
  const places = [testCache, join(tmpdir(), "seedbed-"), `${durablePlaces}/`];
  return new Map(findProcesses(...places).map(({ pid, command }) => [String(pid), command.slice(0, 200)]));
}
