import { defineConfig, devices } from "@playwright/test";
import { findChromium } from "#e2e/support/chromium.ts";

const isRoot = process.getuid?.() === 0;
/** These start and stop a Seedbed of their own and mostly wait for it: they come first, beside the others. */
const ownSeedbed = ["crash.spec.ts", "processes.spec.ts", "setup.spec.ts"];

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results/browser",
  globalSetup: "./e2e/support/global-setup.ts",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // For a machine that has other things to do.
  timeout: 240_000,
  expect: { timeout: 45_000 },
  reporter: [["list"]],
  use: {
    // Set by the global setup.
    baseURL: process.env.E2E_ADDRESS,
    locale: "en-GB",
    timezoneId: "UTC",
    // Recording each test costs a fifth of the time; `--trace on` records one that is looked into.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: findChromium(),
      // Chromium's sandbox does not work for root.
      args: isRoot ? ["--no-sandbox"] : [],
    },
  },
  projects: [
    { name: "own", testMatch: ownSeedbed, use: { ...devices["Desktop Chrome"] } },
    { name: "chromium", testIgnore: ownSeedbed, use: { ...devices["Desktop Chrome"] } },
  ],
});
