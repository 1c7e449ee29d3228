// Runs on Node 20 and without node_modules: what `npm start` and `npm test` do before anything else.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findUser } from "./in-use.mjs";

/** The folder of the checkout. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The signals by which people and systems end a program. */
export const signals = ["SIGINT", "SIGTERM", "SIGHUP"];

const modules = join(root, "node_modules");
const stamp = join(modules, ".seedbed-installed");

/**
 * Installs the locked dependencies where package-lock.json or the system changed since the last time.
 * @returns {Promise<string>} a Node that runs TypeScript.
 */
export async function prepare() {
  const wanted = fingerprint();
  if (read(stamp) !== wanted) {
    if (!isInstalled()) await install();
    try {
      writeFileSync(stamp, wanted);
    } catch (error) {
      fail(`Cannot write to ${modules}: ${error.message}.`);
    }
  }
  return findNode();
}

/** Ends with one sentence on standard error. */
export function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

/**
 * Ends this process in order when npm, which runs it, is gone: npm waits for what it runs, so that is nobody's wish.
 * It is also how a SIGTERM arrives that npm passes on, where the shell that npm has between keeps it to itself.
 */
export function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const before = parents();
  const watch = setInterval(() => {
    if (parents() === before) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 200);
  watch.unref();
}

/** The process above this one and, where that is npm's shell and the system tells, npm above it. */
function parents() {
  const { ppid } = process;
  try {
    // "123 (sh) S 122 ...": process, name, state, parent.
    const [, name, above] = /^\d+ \((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${ppid}/stat`, "utf8")) ?? [];
    return /^(sh|dash|bash|ash)$/.test(name ?? "") ? `${ppid} ${above}` : String(ppid);
  } catch {
    return String(ppid);
  }
}

function fingerprint() {
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  return `${lock} ${process.platform} ${process.arch}\n`;
}

function read(path) {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

/** Whether somebody ran `npm ci` by hand on this system: npm writes down what it installed when it is done. */
function isInstalled() {
  const installed = read(join(modules, ".package-lock.json"));
  if (!installed) return false;
  const have = JSON.parse(installed).packages;
  const want = JSON.parse(read(join(root, "package-lock.json"))).packages;
  return Object.entries(want).every(([path, entry]) => {
    if (path === "") return true;
    if (have[path]) return have[path].version === entry.version && existsSync(join(root, path));
    const meantForThisSystem = entry.os?.includes(process.platform) && entry.cpu?.includes(process.arch) && !entry.libc;
    return entry.optional && !meantForThisSystem;
  });
}

async function install() {
  const user = findUser();
  if (user) fail(`The dependencies changed, and Seedbed (process ${user}) runs on the old ones: stop it first.`);
  console.log("Installing the dependencies; the first time this takes a minute or two.");
  // No package needs its install script; some would reach out to networks that a hospital does not let through.
  const args = ["ci", "--include=dev", "--include=optional", "--ignore-scripts", "--no-audit", "--no-fund"];
  const npm = spawn("npm", [...args, "--loglevel=error", "--engine-strict=false"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  let stopped = false;
  const stop = () => {
    stopped = true;
    npm.kill("SIGTERM");
  };
  for (const signal of signals) process.on(signal, stop);
  const code = await new Promise((resolve) => {
    npm.on("error", (error) => fail(`npm could not be run: ${error.message}.`));
    npm.on("close", resolve);
  });
  for (const signal of signals) process.off(signal, stop);
  if (stopped) process.exit(0);
  if (code !== 0) fail("The dependencies could not be installed; what npm said stands above.");
}

function findNode() {
  const carried = join(modules, `node-${process.platform}-${process.arch}`, "bin", "node");
  if (existsSync(carried) && spawnSync(carried, ["--version"]).status === 0) return carried;
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  return fail(`Seedbed needs Node.js 22.18 or newer on this system, and this is ${process.versions.node}.`);
}
