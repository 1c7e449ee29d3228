// `npm start`: does everything, from a fresh clone to a running Seedbed. This first step runs on Node 20.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { endWithNpm, fail, prepare, root, signals } from "./install.mjs";

endWithNpm();
const node = await prepare();
// The message channel tells the supervisor when this process is killed.
const supervisor = spawn(node, ["--disable-warning=ExperimentalWarning", join(root, "bin", "supervise.ts")], {
  cwd: root,
  stdio: ["inherit", "inherit", "inherit", "ipc"],
});
supervisor.on("error", (error) => fail(`Seedbed could not be started: ${error.message}.`));
supervisor.on("exit", (code) => process.exit(code ?? 1));
for (const signal of signals) process.on(signal, () => supervisor.kill("SIGTERM"));
