import { type Db, db } from "#lib/platform/db.ts";
import type { FrozenSeed } from "../seed-weights.ts";
import { dropOldest } from "./drop-oldest.ts";

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
const frozen = new Map<string, Promise<FrozenSeed[]>>();
const revisions = new Map<string, ShownSeed>();

/**
 * The seeds that a run may draw, as it froze them, in the order that its generator counts them.
 * @param tx the caller's transaction, if any: inside one no second connection must be waited for
 */
export function listFrozenSeeds(runId: string, tx: Db = db): Promise<FrozenSeed[]> {
  const known = frozen.get(runId) ?? read(tx, runId);
  frozen.set(runId, known);
  known.catch(() => frozen.delete(runId));
  dropOldest(frozen, 50);
  return known;
}

function read(tx: Db, runId: string): Promise<FrozenSeed[]> {
  return tx.$queryRaw<FrozenSeed[]>`
    SELECT s.seed_revision_id AS "revisionId", COALESCE(r.category::text, 'OTHER') AS category, r.kind
    FROM run_seeds s JOIN seed_revisions r ON r.id = s.seed_revision_id
    WHERE s.run_id = ${runId}::uuid ORDER BY s.position`;
}

/** How often each seed of a run was shown by the calls planned so far, in the same order. */
export async function listTimesShown(tx: Db, runId: string): Promise<number[]> {
  const rows = await tx.runSeed.findMany({ where: { runId }, orderBy: { position: "asc" }, select: { shown: true } });
  return rows.map((row) => row.shown);
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
