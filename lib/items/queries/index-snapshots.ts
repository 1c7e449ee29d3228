import { join } from "node:path";
import { SnapshotLoader, saveSnapshot } from "#lib/algorithms/near-duplicates/snapshot.ts";
import type { Tokenizer } from "#lib/algorithms/tokenize.ts";
import { db } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { log } from "#lib/platform/log.ts";
import { HeldIndex } from "../near-duplicates/held-index.ts";
import type { IndexRegistry, Progress } from "../near-duplicates/index-registry.ts";
import {
  dropSnapshot,
  findSnapshotTime,
  openSnapshot,
  type SnapshotHeader,
  writeSnapshot,
} from "../near-duplicates/snapshot-file.ts";
import { inTurns } from "../near-duplicates/take-turns.ts";
import { isWitnessed, readDatabaseIdentity, readWitness } from "./read-identity.ts";

/** Where snapshots lie: beside the database's own files, or on each machine its own. They are a cache, and may be deleted at any time. */
const snapshotFolder = (): string => join(env().SEEDBED_DATA_DIR, "indexes");

/** A project with fewer texts is read from its rows in no time. */
const leastTexts = 20_000;
/** A snapshot is written anew after so many changes, as a share of the texts, and no more often than this. */
const leastChanged = 0.02;
const leastPauseMs = 180_000;

/**
 * The index as a snapshot keeps it, to be caught up with what changed since; null where there is none that is good. One that is of
 * another database, damaged or of another release is removed.
 */
export async function loadFromSnapshot(
  projectId: string,
  tokenizer: Tokenizer,
  progress: Progress,
  folder = snapshotFolder(),
): Promise<HeldIndex | null> {
  try {
    const found = await openSnapshot(folder, { projectId, tokenizer });
    if (!found) return null;
    const { header, bytes, pieces } = found;
    try {
      await expectOwn(header, projectId, tokenizer);
      progress.total = header.size;
      const loader = new SnapshotLoader(tokenizer);
      let read = 0;
      for await (const piece of pieces) {
        loader.push(piece);
        read += piece.length;
        progress.done = Math.floor((header.size * read) / bytes);
      }
      const { index, label } = await inTurns(loader.build());
      if (label !== labelOf(header)) throw new Error("it holds another index than it says");
      return new HeldIndex(projectId, tokenizer, index, header.upTo);
    } finally {
      await pieces.return(undefined);
    }
  } catch (error) {
    log.warn({ err: error, projectId, tokenizer }, "a near-duplicate index's snapshot is of no use; reading all texts");
    await dropSnapshot(folder, { projectId, tokenizer }).catch(() => undefined);
    return null;
  }
}

async function expectOwn(header: SnapshotHeader, projectId: string, tokenizer: Tokenizer): Promise<void> {
  if (header.projectId !== projectId || header.tokenizer !== tokenizer) throw new Error("it is another project's");
  if (header.database !== (await readDatabaseIdentity())) throw new Error("it is of another database");
  if (!(await isWitnessed(db, header))) throw new Error("the project's history is another one now");
}

/** Indexes of which a snapshot is being written. */
const writing = new WeakSet<HeldIndex>();

/**
 * Writes a snapshot of a large index in the background, where none is there or much has changed since, and no process of this machine
 * has written one in the last minutes. Whatever goes wrong is logged and costs time at the next start only.
 */
export function saveSoon(registry: IndexRegistry, held: HeldIndex): void {
  const { index, changes, savedAt } = held;
  if (index.size < leastTexts || writing.has(held) || changes < index.size * leastChanged) return;
  if (Date.now() - savedAt < leastPauseMs) return;
  held.savedAt = Date.now();
  writing.add(held);
  saveNow(registry, held)
    .catch((error: unknown) =>
      log.warn({ err: error, projectId: held.projectId }, "a near-duplicate index's snapshot could not be written"),
    )
    .finally(() => writing.delete(held));
}

async function saveNow(registry: IndexRegistry, held: HeldIndex): Promise<void> {
  const folder = snapshotFolder();
  const lastAt = await findSnapshotTime(folder, held);
  if (lastAt !== null && Date.now() - lastAt < leastPauseMs) return;
  await writeSnapshotOf(registry, held, folder);
}

/** Writes a snapshot of an index as it is when nobody admits to it. */
export async function writeSnapshotOf(
  registry: IndexRegistry,
  held: HeldIndex,
  folder = snapshotFolder(),
): Promise<void> {
  const { projectId, tokenizer } = held;
  const database = await readDatabaseIdentity();
  // Alone, as others add what they may have to take back.
  const { header, pieces } = await registry.alone(projectId, async () => {
    let { upTo } = held;
    let witness = await readWitness(db, projectId, upTo);
    while (held.upTo !== upTo) {
      // Who only reads follows the project all the same.
      upTo = held.upTo;
      witness = await readWitness(db, projectId, upTo);
    }
    const kind = "seedbed near-duplicates 1" as const;
    const header: SnapshotHeader = { kind, database, projectId, tokenizer, upTo, size: held.index.size, witness };
    held.changes = 0;
    return { header, pieces: saveSnapshot(held.index, labelOf(header)) };
  });
  await writeSnapshot(folder, header, pieces);
}

function labelOf(header: SnapshotHeader): string {
  return JSON.stringify(header);
}
