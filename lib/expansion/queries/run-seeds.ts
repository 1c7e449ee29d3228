import { type Db, db } from "#lib/platform/db.ts";

/** A seed as a run shows it. */
export type ShownSeed = {
  seedId: string;
  revisionId: string;
  instruction: string;
  input: string;
  output: string;
  category: string;
  kind: string;
};

// A run's seeds are frozen when it starts and a revision never changes, so what is read once stays true.
const frozen = new Map<string, Promise<string[]>>();
const revisions = new Map<string, ShownSeed>();

/**
 * The revisions that a run may draw, in the order that its generator counts them.
 * @param tx the caller's transaction, if any: inside one no second connection must be waited for
 */
export function listRunSeedRevisions(runId: string, tx: Db = db): Promise<string[]> {
  const known = frozen.get(runId) ?? read(tx, runId);
  frozen.set(runId, known);
  known.catch(() => frozen.delete(runId));
  dropOldest(frozen, 50);
  return known;
}

async function read(tx: Db, runId: string): Promise<string[]> {
  const rows = await tx.runSeed.findMany({
    where: { runId },
    orderBy: { position: "asc" },
    select: { seedRevisionId: true },
  });
  return rows.map((row) => row.seedRevisionId);
}

/** The texts of seed revisions, in the order asked for. */
export async function listShownSeeds(revisionIds: string[]): Promise<ShownSeed[]> {
  const missing = revisionIds.filter((id) => !revisions.has(id));
  if (missing.length > 0) {
    const rows = await db.seedRevision.findMany({ where: { id: { in: missing } } });
    for (const { id, seedId, instruction, input, output, category, kind } of rows) {
      revisions.set(id, { seedId, revisionId: id, instruction, input, output, category: category ?? "OTHER", kind });
    }
  }
  const shown = revisionIds.flatMap((id) => revisions.get(id) ?? []);
  dropOldest(revisions, 2_000);
  return shown;
}

function dropOldest(map: Map<string, unknown>, size: number): void {
  for (const key of map.keys()) {
    if (map.size <= size) return;
    map.delete(key);
  }
}
