import { type Forest, unpackForest } from "#lib/algorithms/pack-forest.ts";
import type { Db } from "#lib/platform/db.ts";
import { nodeKinds, readInt8s, type StandingKeys } from "../similarity/node-kinds.ts";

/** The look at all tasks that is shown: the newest that is done. */
export type DoneScan = {
  id: string;
  tokenizer: string;
  asOf: number;
  size: number;
  capped: boolean;
  createdAt: Date;
  endedAt: Date;
};

/** Forests that this process holds, in bytes at most; the one used longest ago goes first. */
const heldBytes = 96 * 1024 * 1024;
const forests = new Map<string, Forest>();

/** The project's newest look that is done, without what it found. */
export async function findDoneScan(tx: Db, projectId: string): Promise<DoneScan | null> {
  const scan = await tx.similarityScan.findFirst({
    where: { projectId, status: "done" },
    orderBy: { createdAt: "desc" },
    select: { id: true, tokenizer: true, asOf: true, size: true, capped: true, createdAt: true, endedAt: true },
  });
  return scan && { ...scan, asOf: Number(scan.asOf), endedAt: scan.endedAt ?? scan.createdAt };
}

/** What a look found, read once a process; null where the look is gone, as a newer one stands in its place. */
export async function scanForest(tx: Db, scanId: string): Promise<Forest | null> {
  const known = forests.get(scanId);
  if (known) {
    forests.delete(scanId);
    forests.set(scanId, known);
    return known;
  }
  const scan = await tx.similarityScan.findUnique({ where: { id: scanId }, select: { forest: true } });
  if (!scan?.forest) return null;
  const forest = unpackForest(scan.forest);
  forests.set(scanId, forest);
  let bytes = [...forests.values()].reduce((sum, each) => sum + bytesOf(each), 0);
  for (const [id, oldest] of forests) {
    if (bytes <= heldBytes || id === scanId) break;
    forests.delete(id);
    bytes -= bytesOf(oldest);
  }
  return forest;
}

/** What each task of a forest counts as at this moment: what is rejected, set aside or archived counts no longer. */
export async function standingKinds(tx: Db, projectId: string, forest: Forest): Promise<Uint8Array> {
  return nodeKinds(forest.keys, await readStandingKeys(tx, projectId));
}

/** The keys of the project's seeds and of what stands no longer. Packed by the database: a row for each would cost many times as much. */
export async function readStandingKeys(tx: Db, projectId: string): Promise<StandingKeys> {
  const [row] = await tx.$queryRaw<Record<keyof StandingKeys, Uint8Array | null>[]>`
    SELECT
      (SELECT string_agg(int8send(sequence), ''::bytea ORDER BY sequence) FROM items
        WHERE project_id = ${projectId}::uuid AND status = 'rejected') AS "rejectedItems",
      (SELECT string_agg(int8send(sequence), ''::bytea ORDER BY sequence) FROM seeds
        WHERE project_id = ${projectId}::uuid AND status <> 'archived') AS seeds,
      (SELECT string_agg(int8send(sequence), ''::bytea ORDER BY sequence) FROM seeds
        WHERE project_id = ${projectId}::uuid AND status = 'archived') AS "archivedSeeds"`;
  const read = (kind: keyof StandingKeys) => readInt8s(row?.[kind] ?? new Uint8Array());
  return { seeds: read("seeds"), archivedSeeds: read("archivedSeeds"), rejectedItems: read("rejectedItems") };
}

function bytesOf({ keys, edges }: Forest): number {
  return keys.byteLength + edges.older.byteLength + edges.newer.byteLength + edges.scores.byteLength;
}
