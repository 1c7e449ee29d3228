// `npm run migration -- NAME`: writes prisma/migrations/TIME_NAME/migration.sql with what schema.prisma has and the
// migrations so far have not. It needs no network and no database: it starts a throw-away one.
// `--empty` writes an empty one, for SQL that schema.prisma cannot say.
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { applyMigrations } from "#lib/platform/migrations.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "#lib/platform/postgres/embedded.ts";
import { root } from "./root.ts";

const migrations = join(root, "prisma", "migrations");

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options: { empty: { type: "boolean" } }, allowPositionals: true });
  const name = positionals
    .join("_")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_");
  if (!name) return say("Name the migration: npm run migration -- add_item_language");
  const postgres = await startEmbeddedPostgres(join(root, ".cache", `migration-${process.pid}`), { durable: false });
  try {
    return await write(postgres, name, values.empty ?? false);
  } finally {
    await postgres.stop();
  }
}

async function write(postgres: EmbeddedPostgres, name: string, empty: boolean): Promise<number> {
  mkdirSync(migrations, { recursive: true });
  await applyMigrations(postgres.url());
  const sql = difference(postgres);
  if (sql === undefined) return 1;
  if ((sql === "") !== empty) {
    return say(
      empty
        ? "schema.prisma has changes: leave out --empty."
        : "schema.prisma has nothing new; for SQL of your own add --empty.",
    );
  }
  const time = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(migrations, `${time}_${name}`);
  mkdirSync(folder);
  writeFileSync(join(folder, "migration.sql"), sql);
  if (!(await proves(postgres))) {
    rmSync(folder, { recursive: true });
    return 1;
  }
  return say(`Wrote prisma/migrations/${time}_${name}/migration.sql; read it before you commit it.`, 0);
}

/** The SQL from the database's schema to schema.prisma's; "" where they are the same, undefined where Prisma failed. */
function difference(postgres: EmbeddedPostgres): string | undefined {
  const prisma = join(root, "node_modules", "prisma", "build", "index.js");
  const args = [
    prisma,
    "migrate",
    "diff",
    "--from-config-datasource",
    "--to-schema",
    "prisma/schema.prisma",
    "--script",
  ];
  const result = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, DATABASE_URL: postgres.url(), CHECKPOINT_DISABLE: "1", NO_COLOR: "1" },
  });
  if (result.status !== 0) {
    process.stderr.write(result.stderr);
    return undefined;
  }
  return /^-- This is an empty migration/.test(result.stdout.trim()) ? "" : result.stdout;
}

/** Applies the new migration too: it must work, and leave nothing to do. */
async function proves(postgres: EmbeddedPostgres): Promise<boolean> {
  await applyMigrations(postgres.url());
  const left = difference(postgres);
  if (left) console.error(`After the new migration schema.prisma still asks for:\n${left}`);
  return left === "";
}

function say(sentence: string, code = 1): number {
  (code === 0 ? console.log : console.error)(sentence);
  return code;
}

process.exitCode = await main().catch((error: unknown) => say(error instanceof Error ? error.message : String(error)));
