import { existsSync } from "node:fs";
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { root } from "#bin/root.ts";
import { allowedImports, plantedViolations } from "./planted-imports.ts";
import { runTool } from "./run-tool.ts";

const configuration = ".dependency-cruiser.js";
const folders = ["app", "bench", "bin", "components", "e2e", "lib", "practice-model", "worker"];

type Report = {
  modules: { source: string }[];
  summary: { violations: { from: string; to: string; rule: { name: string } }[] };
};

/** Whether every import goes in a direction that the rules allow. Seeing no files is a failure too. */
export async function importRules(): Promise<string> {
  const report = await cruise(root);
  if (typeof report === "string") return report;
  // Without its parser the tool sees nothing and finds nothing wrong.
  const seen = report.modules.filter(({ source }) => /^(app|lib|components)\//.test(source)).length;
  if (seen === 0) return "the tool saw no files of app, lib and components, so it checked nothing";
  return report.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`).join("\n");
}

/** Whether each rule finds a violation that is planted for it in a folder of its own, and no rule finds more. */
export async function importRulesBite(): Promise<string> {
  const folder = join(root, ".cache", `import-rules-${process.pid}`);
  try {
    await plant(folder);
    const report = await cruise(folder);
    if (typeof report === "string") return report;
    const found = report.summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
    const planted = plantedViolations.map(({ rule, file }) => `${rule}: ${file}`);
    return [
      ...[...new Set(planted)].filter((one) => !found.includes(one)).map((one) => `did not bite: ${one}`),
      ...[...new Set(found)].filter((one) => !planted.includes(one)).map((one) => `bit what is allowed: ${one}`),
    ].join("\n");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function plant(folder: string): Promise<void> {
  const files = [...plantedViolations, ...allowedImports];
  for (const { file, text } of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
  await cp(join(root, configuration), join(folder, configuration));
  await cp(join(root, "package.json"), join(folder, "package.json"));
}

async function cruise(folder: string): Promise<Report | string> {
  const there = folders.filter((name) => existsSync(join(folder, name)));
  const args = ["--config", configuration, "--output-type", "json", ...there];
  const { stdout, output } = await runTool("dependency-cruiser depcruise", args, folder);
  try {
    return JSON.parse(stdout) as Report;
  } catch {
    return output;
  }
}
