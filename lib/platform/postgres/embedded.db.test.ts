import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, statSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { ownCacheFolder } from "../testing/sweep-cache.ts";
import { stopServer } from "./cluster.ts";
import { removeLeftovers, startEmbeddedPostgres } from "./embedded.ts";
import { findPlace } from "./place.ts";
import { readPostmasterFile } from "./postmaster-file.ts";
import { isPostgres } from "./programs.ts";

let folder: string;

beforeEach(() => {
  folder = join(ownCacheFolder("embedded"), Math.random().toString(36).slice(2));
});

afterEach(() => removeLeftovers(folder));

afterAll(() => rm(ownCacheFolder("embedded"), { recursive: true, force: true }));

const start = () => startEmbeddedPostgres(folder, { durable: false });
const clusterOf = async () => (await findPlace(folder, false)).cluster;

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe("startEmbeddedPostgres", () => {
  test("listens on 127.0.0.1 alone and keeps its password for the owner of the folder", async () => {
    const postgres = await start();

    expect(
      await query(
        postgres.url(),
        "SELECT current_setting('listen_addresses') AS at, current_setting('unix_socket_directories') AS socket",
      ),
    ).toEqual([{ at: "127.0.0.1", socket: "" }]);
    expect(statSync(join(folder, "connection.json")).mode & 0o777).toBe(0o600);
    const wrong = new URL(postgres.url());
    wrong.password = "guess";
    await expect(query(wrong.href, "SELECT 1")).rejects.toThrow(/password authentication failed/);
  });

  test("knows letters outside ASCII where text is searched", async () => {
    const postgres = await start();
    await query(postgres.url(), "CREATE EXTENSION pg_trgm");

    expect(
      await query(postgres.url(), "SELECT lower('ÄΒ') AS lower, similarity('β-lactam', 'γ-lactam') < 1 AS differ"),
    ).toEqual([{ lower: "äβ", differ: true }]);
  });

  test("takes over a server whose parent was killed, with its port and its data", async () => {
    const first = await start();
    await query(first.url(), "CREATE TABLE kept AS SELECT 1 AS one");

    const second = await start();

    expect([first.adopted, second.adopted]).toEqual([false, true]);
    expect(second.url()).toBe(first.url());
    expect(await query(second.url(), "SELECT one FROM kept")).toEqual([{ one: 1 }]);
  });

  test("starts again after the server was killed, on the same port", async () => {
    const first = await start();
    const { pid } = (await readPostmasterFile(await clusterOf())) ?? {};
    process.kill(Number(pid), "SIGKILL");
    await expect.poll(() => first.isRunning()).toBe(false);

    await first.restart();

    expect(await first.isRunning()).toBe(true);
    expect(await query(first.url(), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  test("is not misled by an old file whose process id now belongs to another program", async () => {
    const first = await start();
    const cluster = await clusterOf();
    const file = join(cluster, "postmaster.pid");
    const text = await readFile(file, "utf8");
    process.kill(Number.parseInt(text, 10), "SIGKILL");
    await expect.poll(() => first.isRunning()).toBe(false);
    const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    await once(other, "spawn");
    await writeFile(file, text.replace(/^\d+/, String(other.pid)));

    const second = await start();

    expect(second.adopted).toBe(false);
    expect(await query(second.url(), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    other.kill();
  });

  test("takes another port when somebody else has the one it had", async () => {
    const first = await start();
    const place = await findPlace(folder, false);
    const port = Number(new URL(first.url()).port);
    await stopServer(place, false);
    const squatter = createServer().listen(port, "127.0.0.1");
    await once(squatter, "listening");

    const second = await start();

    expect(new URL(second.url()).port).not.toBe(String(port));
    expect(await query(second.url(), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    squatter.close();
  });

  test("leaves nothing behind when it was a throw-away one", async () => {
    const postgres = await start();
    const { pid } = (await readPostmasterFile(await clusterOf())) ?? {};

    await postgres.stop();

    expect(existsSync(folder)).toBe(false);
    expect(await isPostgres(Number(pid))).toBe(false);
  });

  test.runIf(process.getuid?.() === 0)(
    "for root in a folder that only root may enter, keeps the data elsewhere",
    async () => {
      mkdirSync(folder, { recursive: true });
      chmodSync(folder, 0o700);

      const first = await start();
      const second = await start();

      expect(first.elsewhere).toMatch(/\/seedbed-\w+$/);
      expect(second.adopted).toBe(true);
      expect(await query(second.url(), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
      await second.stop();
      expect([folder, String(first.elsewhere)].filter((place) => existsSync(place))).toEqual([]);
    },
  );
});
