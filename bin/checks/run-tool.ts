import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "#bin/root.ts";

/** What a program answered. */
export type Outcome = { code: number; stdout: string; output: string };

/**
 * Runs a program that npm installed, under this Node.
 * @param name the package and, where they differ, its program: "typescript tsc".
 */
export function runTool(name: string, args: string[], cwd: string = root): Promise<Outcome> {
  const [packageName = "", program = packageName] = name.split(" ");
  const folder = join(root, "node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    bin: string | Record<string, string>;
  };
  const file = typeof bin === "string" ? bin : bin[program.split("/").at(-1) ?? program];
  if (!file) throw new Error(`${packageName} has no program ${program}`);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(folder, file), ...args], {
      cwd,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NO_COLOR: "1", NEXT_TELEMETRY_DISABLED: "1" },
    });
    let stdout = "";
    let output = "";
    child.stdout.on("data", (chunk) => {
      stdout += chunk;
      output += chunk;
    });
    child.stderr.on("data", (chunk) => (output += chunk));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, stdout, output: output.trim() }));
  });
}

/** What a program printed, where it failed; "" where it did not. */
export async function complaintsOf(name: string, args: string[]): Promise<string> {
  const { code, output } = await runTool(name, args);
  return code === 0 ? "" : output || `${name} ended with code ${code}`;
}
