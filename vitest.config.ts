import { configDefaults, defineConfig } from "vitest/config";

const elsewhere = [...configDefaults.exclude, "**/*.spec.ts", "e2e/**", ".next*/**", ".cache/**", "data/**"];

export default defineConfig({
  test: {
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
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
