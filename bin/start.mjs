// `npm start`: does everything, from a fresh clone to a running Seedbed. This first step runs on Node 20.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fail, prepare, root } from "./install.mjs";

const node = prepare();
// The message channel tells the supervisor when this process is killed.
const supervisor = spawn(node, ["--disable-warning=ExperimentalWarning", join(root, "bin", "supervise.ts")], {
  cwd: root,
  stdio: ["inherit", "inherit", "inherit", "ipc"],
});
supervisor.on("error", (error) => fail(`Seedbed could not be started: ${error.message}.`));
supervisor.on("exit", (code) => process.exit(code ?? 1));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => supervisor.kill("SIGTERM"));

// npm and the shell between it and us wait for what they run, so a change above us means that one of them was killed.
if (process.env.npm_lifecycle_event === "start") {
  const before = parents();
  setInterval(() => parents() !== before && process.exit(1), 500).unref();
}

/** The process above this one and, where the system tells, the one above that. */
function parents() {
  const { ppid } = process;
  try {
    // "123 (sh) S 122 ...": the name may hold anything, the state and the parent follow its last bracket.
    const above = readFileSync(`/proc/${ppid}/stat`, "utf8").split(") ").at(-1)?.split(" ")[1];
    return `${ppid} ${above}`;
  } catch {
    return String(ppid);
  }
}
