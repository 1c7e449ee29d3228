import { db } from "#lib/platform/db.ts";
import { comparedText } from "../compared-text.ts";
import type { ItemOrigin } from "../schema.ts";
import type { ScanPage } from "../similarity/scan-orders.ts";

/** How many tasks a page has: read in some ten milliseconds. */
const pageSize = 5_000;

/** What a look at all tasks goes through. */
export type ScanSource = {
  /** How many tasks stand, about. */
  total: number;
  /** The texts of all seeds that stand. */
  seeds: string[];
  /** Pages of the seeds and items that stand, in the order of their keys. */
  pages: AsyncGenerator<ScanPage>;
  /** Ids of the runs by their number in the pages: whole after the last page. */
  runIds: string[];
  /** Keys of the rejected items that were passed over: whole after the last page. */
  absent: number[];
};

type Task = { key: number; text: string; runId: string | null };

/** The project's seeds and items up to a number of its sequence, for a look at all of them. Each page is read while the one before is used. */
export async function readScanSource(projectId: string, asOf: bigint): Promise<ScanSource> {
  const [seeds, items] = await Promise.all([
    readSeeds(projectId, asOf),
    db.item.count({ where: { projectId, status: { not: "rejected" } } }),
  ]);
  const source = { total: seeds.length + items, seeds: seeds.map(({ text }) => text), runIds: [], absent: [] };
  return { ...source, pages: readPages(projectId, asOf, seeds, source) };
}

async function* readPages(
  projectId: string,
  asOf: bigint,
  seeds: Task[],
  { runIds, absent }: Pick<ScanSource, "runIds" | "absent">,
): AsyncGenerator<ScanPage> {
  const runs = new Map<string, number>();
  function runOf(id: string): number {
    let run = runs.get(id);
    if (run === undefined) {
      run = runIds.push(id) - 1;
      runs.set(id, run);
    }
    return run;
  }
  function pageOf(tasks: { task: Task; seed: boolean }[]): ScanPage {
    return {
      keys: Float64Array.from(tasks, ({ task }) => task.key),
      texts: tasks.map(({ task }) => task.text),
      seeds: Uint8Array.from(tasks, ({ seed }) => (seed ? 1 : 0)),
      runs: Int32Array.from(tasks, ({ task }) => (task.runId === null ? -1 : runOf(task.runId))),
    };
  }
  let seedsDone = 0;
  for (let next = readItems(projectId, asOf, -1n); ; ) {
    const { items, rejected, last } = await next;
    if (last !== null) {
      next = readItems(projectId, asOf, last);
      // Who stops in the middle does not wait for it.
      next.catch(() => undefined);
    }
    for (const key of rejected) absent.push(key);
    const tasks: { task: Task; seed: boolean }[] = [];
    for (const task of items) {
      for (let seed = seeds[seedsDone]; seed && seed.key < task.key; seed = seeds[++seedsDone]) {
        tasks.push({ task: seed, seed: true });
      }
      tasks.push({ task, seed: false });
    }
    if (last === null) {
      for (const task of seeds.slice(seedsDone)) tasks.push({ task, seed: true });
    }
    yield pageOf(tasks);
    if (last === null) return;
  }
}

async function readSeeds(projectId: string, asOf: bigint): Promise<Task[]> {
  const seeds = await db.seed.findMany({
    where: { projectId, status: { not: "archived" }, sequence: { lte: asOf } },
    select: { sequence: true, instruction: true },
    orderBy: { sequence: "asc" },
  });
  return seeds.map(({ sequence, instruction }) => ({
    key: Number(sequence),
    text: comparedText({ origin: "seed", instruction, input: "" }),
    runId: null,
  }));
}

/** A page of items after a key: those that stand, the keys of the others, and the last key, null where no more follow. */
async function readItems(
  projectId: string,
  asOf: bigint,
  after: bigint,
): Promise<{ items: Task[]; rejected: number[]; last: bigint | null }> {
  type Row = { sequence: bigint; origin: ItemOrigin; instruction: string; input: string; runId: string | null };
  // The text of what is rejected is not sent, and no input that is not compared.
  const rows = await db.$queryRaw<(Row & { rejected: boolean })[]>`
    SELECT sequence, origin::text, status = 'rejected' AS rejected, run_id AS "runId",
      CASE WHEN status = 'rejected' THEN '' ELSE instruction END AS instruction,
      CASE WHEN status <> 'rejected' AND origin = 'corpus' THEN input ELSE '' END AS input
    FROM items WHERE project_id = ${projectId}::uuid AND sequence > ${after} AND sequence <= ${asOf}
    ORDER BY sequence LIMIT ${pageSize}`;
  return {
    items: rows
      .filter(({ rejected }) => !rejected)
      .map(({ sequence, runId, ...task }) => ({ key: Number(sequence), text: comparedText(task), runId })),
    rejected: rows.filter(({ rejected }) => rejected).map(({ sequence }) => Number(sequence)),
    last: rows.length < pageSize ? null : (rows.at(-1)?.sequence ?? null),
  };
}
