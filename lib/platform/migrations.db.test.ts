import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { applyMigrations } from "./migrations.ts";
import { ownCacheFolder, testCache } from "./testing/sweep-cache.ts";

let folder: string;
let url: string;
let client: pg.Client;

/** Writes a migration file into the test's folder. */
async function writeMigration(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, "migration.sql"), sql);
}

beforeEach(async () => {
  folder = join(ownCacheFolder("migrations"), randomUUID());
  await mkdir(folder, { recursive: true });
  const admin = new pg.Client({ connectionString: inject("testPostgres") });
  await admin.connect();
  const name = `empty_${randomUUID().replaceAll("-", "")}`;
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const address = new URL(inject("testPostgres"));
  address.pathname = `/${name}`;
  url = address.href;
  client = new pg.Client({ connectionString: url });
  await client.connect();
});

afterEach(async () => {
  await client.end();
  await rm(ownCacheFolder("migrations"), { recursive: true, force: true });
});

describe("applyMigrations", () => {
  test("applies in the order of names, once, whoever calls it at the same time", async () => {
    await writeMigration("2_fill", "INSERT INTO notes VALUES ('a'); INSERT INTO notes VALUES ('b;c');");
    await writeMigration("1_make", "CREATE TABLE notes (text text);");

    const applied = await Promise.all([1, 2, 3].map(() => applyMigrations(url, folder)));

    expect(applied.flat()).toEqual(["1_make", "2_fill"]);
    expect((await client.query("SELECT text FROM notes ORDER BY text")).rows).toEqual([{ text: "a" }, { text: "b;c" }]);
    await writeMigration("3_more", "INSERT INTO notes VALUES ('d');");
    expect(await applyMigrations(url, folder)).toEqual(["3_more"]);
    expect(await applyMigrations(url, folder)).toEqual([]);
  });

  test("a failed migration changes nothing, is named with PostgreSQL's words, and can be tried again", async () => {
    await writeMigration("1_make", "CREATE TABLE notes (text text);\nINSERT INTO nothing VALUES (1);");

    await expect(applyMigrations(url, folder)).rejects.toThrow(
      'The migration 1_make failed (line 2) and changed nothing: relation "nothing" does not exist.',
    );

    expect((await client.query("SELECT to_regclass('notes') AS found")).rows).toEqual([{ found: null }]);
    await writeMigration("1_make", "CREATE TABLE notes (text text);");
    expect(await applyMigrations(url, folder)).toEqual(["1_make"]);
  });

  test("a migration that was changed after it was applied is refused", async () => {
    await writeMigration("1_make", "CREATE TABLE notes (text text);");
    await applyMigrations(url, folder);
    await writeMigration("1_make", "CREATE TABLE notes (text text, more text);");

    await expect(applyMigrations(url, folder)).rejects.toThrow(/migration 1_make was changed after it was applied/);
  });

  test("a database of a newer version is refused", async () => {
    await writeMigration("1_make", "CREATE TABLE notes (text text);");
    await writeMigration("2_later", "ALTER TABLE notes ADD COLUMN more text;");
    await applyMigrations(url, folder);
    await rm(join(folder, "2_later"), { recursive: true });

    await expect(applyMigrations(url, folder)).rejects.toThrow(/2_later, which this version of Seedbed does not know/);
  });

  test("a database that cannot be reached is explained without its password", async () => {
    const address = new URL(url);
    address.password = "wrong-secret";
    const failure = await applyMigrations(address.href, folder).catch((error: Error) => error.message);
    expect(failure).toMatch(/^PostgreSQL at 127\.0\.0\.1:\d+ refuses the user seedbed .*: check DATABASE_URL\.$/);
    expect(failure).not.toContain("wrong-secret");

    await expect(applyMigrations("postgresql://u:p@127.0.0.1:1/x", folder)).rejects.toThrow(
      "No PostgreSQL answers at 127.0.0.1:1 (connection refused): check DATABASE_URL.",
    );
    await expect(applyMigrations("mysql://nowhere", folder)).rejects.toThrow(
      /DATABASE_URL is not an address of PostgreSQL/,
    );
  });

  test("Prisma agrees that the product's migrations are applied, and that they make schema.prisma", async () => {
    await applyMigrations(url);

    expect(prisma("migrate", "status").stdout).toContain("Database schema is up to date!");
    const difference = prisma("migrate", "diff", "--from-config-datasource", "--to-schema", "prisma/schema.prisma");
    expect(difference.stdout).toContain("No difference detected.");
  });
});

function prisma(...args: string[]) {
  return spawnSync(process.execPath, ["node_modules/prisma/build/index.js", ...args], {
    cwd: join(testCache, ".."),
    encoding: "utf8",
    env: { ...process.env, DATABASE_URL: url, CHECKPOINT_DISABLE: "1", NO_COLOR: "1" },
  });
}
