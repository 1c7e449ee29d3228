import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Report } from "./main.ts";
import { insertManyTexts, textMaker } from "./support/insert-many-texts.ts";
import { makeProject } from "./support/make-project.ts";
import { timeOf } from "./support/time-of.ts";
import { withDatabase } from "./support/with-database.ts";

const many = 1_000_000;

/**
 * How soon the index of a million is ready in a process that has none, from rows and from a snapshot, with the longest that anybody else
 * had to wait for a turn meanwhile.
 */
export async function run(report: Report): Promise<void> {
  await withDatabase(() => measure(report));
}

async function measure(report: Report): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "seedbed-bench-"));
  process.env.SEEDBED_DATA_DIR = folder;
  try {
    const { db } = await import("#lib/platform/db.ts");
    const projectId = await makeProject();
    await dropOtherIndexes();
    await insertManyTexts(db, projectId, many, await textMaker("million"));
    await db.$executeRaw`VACUUM ANALYZE items`;
    const { projectIndexes } = await import("#lib/items/queries/project-indexes.ts");
    const { writeSnapshotOf } = await import("#lib/items/queries/index-snapshots.ts");
    const load = () => projectIndexes.get(projectId, "rouge");
    const ready = async (figure: string) => {
      projectIndexes.forget(projectId);
      const stall = monitorEventLoopDelay({ resolution: 5 });
      stall.enable();
      const ms = await timeOf(load);
      stall.disable();
      report(`${figure}_1m_s`, ms / 1000, "s");
      report(`${figure}_1m_stall_ms`, stall.max / 1e6, "ms");
    };
    await ready("ready_from_rows");
    const held = await load();
    report(
      "snapshot_1m_s",
      (await timeOf(() => writeSnapshotOf(projectIndexes, held, join(folder, "indexes")))) / 1000,
      "s",
    );
    await ready("ready_from_snapshot");
    report("bytes_per_item_1m", (await load()).index.bytes / many, "bytes");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Drops what reading texts does not need: with it, a million rows would take many minutes to insert. */
async function dropOtherIndexes(): Promise<void> {
  const { db } = await import("#lib/platform/db.ts");
  const indexes = await db.$queryRaw<{ name: string }[]>`
    SELECT indexname AS name FROM pg_indexes WHERE tablename = 'items'
      AND indexname NOT IN ('items_pkey', 'items_project_id_sequence_key', 'items_project_id_change_sequence_idx')`;
  for (const { name } of indexes) await db.$executeRawUnsafe(`DROP INDEX "${name}"`);
}
