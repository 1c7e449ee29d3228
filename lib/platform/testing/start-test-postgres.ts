import pg from "pg";
import type { TestProject } from "vitest/node";
import { applyMigrations } from "../migrations.ts";
import { startEmbeddedPostgres } from "../postgres/embedded.ts";
import { ownCacheFolder, sweepCache } from "./sweep-cache.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Connection string of the test server's database `postgres`. */
    testPostgres: string;
  }
}

/**
 * Before the database tests: one throw-away PostgreSQL for all of them, with a template that has every migration.
 * @returns what ends it.
 */
export default async function startTestPostgres(project: TestProject): Promise<() => Promise<void>> {
  await sweepCache();
  const postgres = await startEmbeddedPostgres(ownCacheFolder("vitest"), { durable: false });
  try {
    await makeTemplate(postgres.url("postgres"), postgres.url(testTemplate));
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  project.provide("testPostgres", postgres.url("postgres"));
  return postgres.stop;
}

/** Name of the database that each test file gets a copy of. */
export const testTemplate = "seedbed_template";

async function makeTemplate(adminUrl: string, templateUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${testTemplate}`);
    await applyMigrations(templateUrl);
  } finally {
    await client.end();
  }
}
