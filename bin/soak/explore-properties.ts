import { spawn } from "node:child_process";
import { once } from "node:events";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "#bin/root.ts";

/**
 * Runs every test file with properties on examples of another seed, `times` as many as `npm test` tries of each.
 * @returns whether all of them hold
 */
export async function exploreProperties({ times, seed }: { times: number; seed: string }): Promise<boolean> {
  const files = globSync("{app,bench,bin,components,lib,practice-model,worker}/**/*.test.ts", { cwd: root }).filter(
    (file) => readFileSync(join(root, file), "utf8").includes('from "fast-check"'),
  );
  const vitest = spawn(process.execPath, ["node_modules/vitest/vitest.mjs", "run", ...files], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, PROPERTY_SEED: seed, PROPERTY_TIMES: String(times) },
  });
  const [code] = await once(vitest, "exit");
  return code === 0;
}
