import { join } from "node:path";
import { defineConfig } from "prisma/config";

// Prisma downloads a native engine unless this names one; ours works offline (see prisma/schema-engine.mjs).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= join(import.meta.dirname, "prisma", "schema-engine.mjs");

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  // `prisma generate` wants an address without using it.
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://127.0.0.1:5432/seedbed" },
});
