import { NearDuplicateIndexBuilder } from "#lib/algorithms/near-duplicate-index.ts";
import type { Tokenizer } from "#lib/algorithms/tokenize.ts";
import { type Db, db } from "#lib/platform/db.ts";
import { env } from "#lib/platform/env.ts";
import { log } from "#lib/platform/log.ts";
import { HeldIndex } from "../near-duplicates/held-index.ts";
import { IndexRegistry, type Progress } from "../near-duplicates/index-registry.ts";
import { inTurns, takeTurns } from "../near-duplicates/take-turns.ts";
import { loadFromSnapshot, saveSoon } from "./index-snapshots.ts";
import { changesAtOnce, measureTexts, readChanges } from "./read-changes.ts";
import { readTexts } from "./read-texts.ts";

// One a process, also where a server's bundles load this module more than once.
const held = globalThis as { seedbedIndexes?: IndexRegistry };

held.seedbedIndexes ??= new IndexRegistry(loadIndex, () => env().INDEX_MEMORY_MB * 2 ** 20);

/** The near-duplicate indexes that this process holds. */
export const projectIndexes: IndexRegistry = held.seedbedIndexes;

async function loadIndex(projectId: string, tokenizer: Tokenizer, progress: Progress): Promise<HeldIndex> {
  const began = performance.now();
  const kept = await loadFromSnapshot(projectId, tokenizer, progress);
  const held = kept ?? (await readIndex(projectId, tokenizer, progress));
  const { size, bytes } = held.index;
  const ms = Math.round(performance.now() - began);
  log.debug(
    { projectId, tokenizer, texts: size, bytes, ms, snapshot: kept !== null },
    "a near-duplicate index is ready",
  );
  saveSoon(projectIndexes, held);
  return held;
}

async function readIndex(projectId: string, tokenizer: Tokenizer, progress: Progress): Promise<HeldIndex> {
  // Read before any text: whatever changes while they are read has a later number, and is followed.
  const { sequence, size } = await measureTexts(db, projectId);
  progress.total = size;
  const builder = new NearDuplicateIndexBuilder(tokenizer);
  const turns = takeTurns();
  for await (const page of readTexts(projectId)) {
    for (const [key, text] of page) {
      builder.add(key, text);
      if (turns.isOver) await turns.pass();
    }
    progress.done = Math.min(size, builder.size);
  }
  const index = await inTurns(builder.build());
  return new HeldIndex(projectId, tokenizer, index, sequence, index.size);
}

/**
 * Takes in what changed in the project since the index last looked, as far as `tx` sees it. Who holds the project's row sees all.
 * @param asOf the project's sequence, where the caller holds the row and knows it: nothing is read where the index is that far
 */
export async function catchUp(tx: Db, held: HeldIndex, asOf?: bigint): Promise<void> {
  const turns = takeTurns();
  while (asOf === undefined || held.upTo < Number(asOf)) {
    let known = held.upTo;
    const changes = await readChanges(tx, held.projectId, known);
    // An admission that failed meanwhile took its numbers back, and others may have taken them: what was read does not follow on then.
    const followsOn = () => held.upTo >= known;
    for (const change of changes) {
      if (!followsOn()) break;
      held.follow(change);
      known = held.upTo;
      if (turns.isOver) await turns.pass();
    }
    if (!followsOn() || changes.length === changesAtOnce) continue;
    if (asOf !== undefined) held.upTo = Math.max(held.upTo, Number(asOf));
    break;
  }
  held.followedAt = Date.now();
  saveSoon(projectIndexes, held);
}
