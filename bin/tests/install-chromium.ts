import { spawnSync } from "node:child_process";
import { root } from "#bin/root.ts";
import { findChromium } from "#e2e/support/chromium.ts";
import { StartFailure } from "#lib/platform/start-failure.ts";

/**
 * Makes sure of a Chromium: an installed one; else, as root, the distribution's package; else Playwright's own.
 * @throws StartFailure where none can be had.
 */
export async function installChromium(): Promise<void> {
  if (findChromium()) return;
  console.log("Installing Chromium for the browser tests.");
  for (const install of [installPackage, installPlaywrights]) {
    install();
    if (findChromium()) return;
  }
  throw new StartFailure(
    "No Chromium could be installed for the browser tests: install one, or set CHROMIUM_PATH to one.",
  );
}

function installPackage(): void {
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) return;
  const apt = (...args: string[]) =>
    spawnSync("apt-get", ["--quiet", "--yes", ...args], {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    }).status === 0;
  if (!apt("install", "--no-install-recommends", "chromium")) {
    apt("update");
    apt("install", "--no-install-recommends", "chromium");
  }
}

function installPlaywrights(): void {
  spawnSync(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"], {
    cwd: root,
    stdio: "inherit",
  });
}
