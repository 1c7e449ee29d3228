import { availableParallelism } from "node:os";
import { join } from "node:path";
import { configDefaults, defineConfig } from "vitest/config";

const elsewhere = [...configDefaults.exclude, "**/*.spec.ts", "e2e/**", ".next*/**", ".cache/**", "data/**"];

const seeded = join(import.meta.dirname, "lib/platform/testing/seeded-fast-check.ts");

/** How many times as many examples are tried of each property, and how many times as long a test may take. */
const times = Number(process.env.PROPERTY_TIMES || 1);

export default defineConfig({
  plugins: [
    {
      name: "seeded-properties",
      enforce: "pre",
      resolveId: (source, importer) => (source === "fast-check" && importer !== seeded ? seeded : undefined),
    },
  ],
  test: {
    // For a machine that has other things to do.
    testTimeout: 30_000 * times,
    expect: { poll: { timeout: 15_000 } },
    // More than by default: many tests wait for a database or a worker.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        extends: true,
        test: { name: "unit", include: ["**/*.test.{ts,tsx}"], exclude: [...elsewhere, "**/*.db.test.ts"] },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: ["**/*.db.test.ts"],
          exclude: elsewhere,
          globalSetup: "lib/platform/testing/start-test-postgres.ts",
          setupFiles: "lib/platform/testing/use-fresh-database.ts",
          testTimeout: 60_000 * times,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
