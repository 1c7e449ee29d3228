// `npm start`: does everything, from a fresh clone to a running Seedbed. This first step runs on Node 20.
import { spawn } from "node:child_process";
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

// npm waits for what it runs, so a new parent means that npm was killed.
if (process.env.npm_lifecycle_event === "start") {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && process.exit(1), 500).unref();
}
