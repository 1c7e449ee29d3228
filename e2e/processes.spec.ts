import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { createServer } from "node:net";
import { expect, test } from "@playwright/test";
import pg from "pg";
import { freePort } from "#lib/platform/postgres/free-port.ts";
import { findProcesses } from "#lib/platform/testing/find-processes.ts";
import { ownCacheFolder } from "#lib/platform/testing/sweep-cache.ts";
import { launch, type Product, startProduct } from "./support/product.ts";

// Each of these starts a Seedbed of its own, so they go one after another.
test.describe.configure({ mode: "default" });
test.skip(process.platform !== "linux", "only Linux tells whose a process is");

let product: Product | undefined;

test.afterEach(async () => {
  await product?.remove();
  product = undefined;
});

/** What runs of a product, by the file that it runs. */
function running({ dataFolder, cluster }: Pick<Product, "dataFolder" | "cluster">): string[] {
  return findProcesses(dataFolder, cluster)
    .map(
      ({ command }) =>
        /(bin\/web|worker\/main|practice-model\/main|bin\/supervise|bin\/postgres)\b/.exec(command)?.[1] ?? command,
    )
    .sort();
}

function pidOf({ dataFolder, cluster }: Product, file: string): number | undefined {
  return findProcesses(dataFolder, cluster).find(({ command }) => command.includes(file))?.pid;
}

/** @returns the process id that it had. */
function kill(of: Product, file: string): number {
  const pid = pidOf(of, file);
  if (!pid) throw new Error(`${file} does not run`);
  process.kill(pid, "SIGKILL");
  return pid;
}

async function firstProject({ databaseUrl }: Product): Promise<unknown> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query("SELECT id, name FROM projects")).rows;
  } finally {
    await client.end();
  }
}

async function healthOf({ address }: Product): Promise<number> {
  return fetch(`${address}/api/health`).then(
    (answer) => answer.status,
    () => 0,
  );
}

/** What a start that fails says, and its exit code. */
async function outcomeOf(child: ChildProcess): Promise<{ code: number; sentences: string[] }> {
  let errors = "";
  child.stderr?.on("data", (chunk) => (errors += chunk));
  const [code] = await once(child, "close");
  return { code, sentences: errors.trim().split("\n") };
}

test("SIGTERM ends every process, and the next start has the same data and secret", async () => {
  product = await startProduct("stopped");
  const first = { secret: product.secret, project: await firstProject(product) };
  expect(new Set(running(product))).toEqual(
    new Set(["bin/postgres", "bin/supervise", "bin/web", "practice-model/main", "worker/main"]),
  );

  product.supervisor.kill("SIGTERM");
  const [code] = await once(product.supervisor, "exit");

  expect(code).toBe(0);
  expect(running(product)).toEqual([]);
  product = await startProduct("stopped");
  expect({ secret: product.secret, project: await firstProject(product) }).toEqual(first);
});

test("after SIGKILL of the parent its children end by themselves, and the next start takes PostgreSQL over", async () => {
  product = await startProduct("orphaned");
  const orphaned = product;
  const postgres = pidOf(orphaned, "bin/postgres");

  orphaned.supervisor.kill("SIGKILL");
  await expect.poll(() => running(orphaned).filter((file) => file !== "bin/postgres"), { timeout: 30_000 }).toEqual([]);

  product = await startProduct("orphaned");
  expect(pidOf(product, "bin/postgres")).toBe(postgres);
  expect(await healthOf(product)).toBe(200);
});

test.describe("beside a Seedbed that runs", () => {
  let shared: Product;

  test.beforeAll(async () => {
    shared = await startProduct("shared");
  });

  test.afterAll(() => shared.remove());

  for (const file of ["bin/web.ts", "worker/main.ts", "practice-model/main.ts", "bin/postgres"]) {
    test(`a killed ${file} is started again`, async () => {
      const killed = kill(shared, file);

      const restarted = () => ![undefined, killed].includes(pidOf(shared, file));
      await expect.poll(restarted, { timeout: 60_000 }).toBe(true);
      await expect.poll(() => healthOf(shared), { timeout: 60_000 }).toBe(200);
    });
  }

  test("a second one on the same data folder says so in one sentence and leaves the first alone", async () => {
    const second = await outcomeOf(launch(shared.dataFolder, await freePort()));

    expect(second.code).toBeGreaterThan(0);
    expect(second.sentences).toEqual([expect.stringMatching(/^Seedbed already runs on .* \(process \d+\)\.$/)]);
    expect(await healthOf(shared)).toBe(200);
  });
});

test("a taken port and a database that cannot be reached are each told in one sentence", async () => {
  const folder = ownCacheFolder("refused");
  const squatter = createServer().listen(0, "127.0.0.1");
  await once(squatter, "listening");
  const { port } = squatter.address() as { port: number };

  const taken = await outcomeOf(launch(folder, port));
  const unreachable = await outcomeOf(
    launch(folder, await freePort(), { DATABASE_URL: "postgresql://somebody:secret-word@127.0.0.1:1/seedbed" }),
  );

  squatter.close();
  expect(taken.code).toBeGreaterThan(0);
  expect(taken.sentences).toEqual([expect.stringContaining(`Port ${port} on 127.0.0.1 is taken`)]);
  expect(unreachable.code).toBeGreaterThan(0);
  expect(unreachable.sentences).toEqual([
    "No PostgreSQL answers at 127.0.0.1:1 (connection refused): check DATABASE_URL.",
  ]);
  expect(running({ dataFolder: folder, cluster: folder })).toEqual([]);
  await rm(folder, { recursive: true });
});
