// `npm test`: everything that can be tested, from a fresh clone on. This first step runs on Node 20.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { endWithNpm, fail, prepare, root, signals } from "./install.mjs";

endWithNpm();
const node = await prepare();
const tests = spawn(node, ["--disable-warning=ExperimentalWarning", join(root, "bin", "test.ts")], {
  cwd: root,
  stdio: ["ignore", "inherit", "inherit", "ipc"],
});
tests.on("error", (error) => fail(`The tests could not be run: ${error.message}.`));
tests.on("exit", (code) => process.exit(code ?? 1));
for (const signal of signals) process.on(signal, () => tests.kill("SIGTERM"));
