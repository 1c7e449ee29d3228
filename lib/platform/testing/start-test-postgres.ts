import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { applyMigrations } from "../migrations.ts";
import { removeLeftovers, startEmbeddedPostgres } from "../postgres/embedded.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Connection string of the test server's database `postgres`. */
    testPostgres: string;
  }
}

const cache = join(import.meta.dirname, "..", "..", "..", ".cache");
const prefix = "vitest-";

/**
 * Before the database tests: one throw-away PostgreSQL for all of them, with a template that has every migration.
 * @returns what ends it.
 */
export default async function startTestPostgres(project: TestProject): Promise<() => Promise<void>> {
  await sweep();
  const postgres = await startEmbeddedPostgres(join(cache, `${prefix}${process.pid}`), { durable: false });
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

/** Removes what test runs left that were killed. */
async function sweep(): Promise<void> {
  if (!existsSync(cache)) return;
  for (const name of readdirSync(cache)) {
    if (name.startsWith(prefix) && !isAlive(Number(name.slice(prefix.length))))
      await removeLeftovers(join(cache, name));
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
