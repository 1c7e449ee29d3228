import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { testTemplate } from "./start-test-postgres.ts";

// Runs before each file of database tests is loaded: the file gets an empty database of its own with every migration,
// and the environment names it.
const admin = new pg.Client({ connectionString: inject("testPostgres") });
await admin.connect();
const name = `test_${randomUUID().replaceAll("-", "")}`;
await admin.query(`CREATE DATABASE ${name} TEMPLATE ${testTemplate}`);
const url = new URL(inject("testPostgres"));
url.pathname = `/${name}`;
Object.assign(process.env, {
  DATABASE_URL: url.href,
  SEEDBED_SECRET: "for tests alone, as long as a real one",
  LOG_LEVEL: process.env.LOG_LEVEL || "silent",
});

afterAll(async () => {
  const held = globalThis as { seedbedDb?: unknown; seedbedBoss?: unknown };
  if (held.seedbedBoss) await (await import("../jobs.ts")).stopJobs();
  if (held.seedbedDb) await (await import("../db.ts")).disconnectDb();
  await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await admin.end();
});
