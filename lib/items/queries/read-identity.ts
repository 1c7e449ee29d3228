import { randomUUID } from "node:crypto";
import { type Db, db } from "#lib/platform/db.ts";
import { ensureSetting } from "#lib/platform/settings.ts";
import type { SnapshotHeader } from "../near-duplicates/snapshot-file.ts";

/** What tells this database from every other, a copy of it on another server included, as far as the server says. */
export async function readDatabaseIdentity(): Promise<string> {
  const [installation, [database], server] = await Promise.all([
    ensureSetting("database.identity", randomUUID()),
    db.$queryRaw<
      { oid: number }[]
    >`SELECT oid::int8::float8 AS oid FROM pg_database WHERE datname = current_database()`,
    // Some servers keep it to themselves.
    db.$queryRaw<{ id: string }[]>`SELECT system_identifier::text AS id FROM pg_control_system()`.catch(() => []),
  ]);
  return `${installation} ${database?.oid} ${server[0]?.id ?? ""}`;
}

type Witness = SnapshotHeader["witness"];

/** What a snapshot as of a number of the project's sequence remembers the project's history by. */
export async function readWitness(tx: Db, projectId: string, upTo: number): Promise<Witness> {
  const youngest = await findYoungest(tx, projectId, upTo);
  const [last] = await tx.$queryRaw<{ id: string; change: bigint }[]>`
    (SELECT id, change_sequence AS change FROM items WHERE project_id = ${projectId}::uuid AND change_sequence <= ${upTo}
      ORDER BY change_sequence DESC LIMIT 1)
    UNION ALL
    (SELECT id, change_sequence FROM seeds WHERE project_id = ${projectId}::uuid AND change_sequence <= ${upTo}
      ORDER BY change_sequence DESC LIMIT 1)
    ORDER BY change DESC LIMIT 1`;
  return { ...youngest, changed: last?.id ?? null, change: Number(last?.change ?? 0) };
}

/** Whether the project's history still holds what a snapshot has seen of it: it may have been set back, as to a backup, and gone on. */
export async function isWitnessed(
  tx: Db,
  { projectId, upTo, witness }: Pick<SnapshotHeader, "projectId" | "upTo" | "witness">,
): Promise<boolean> {
  const { changed, change } = witness;
  const { youngest, written } = await findYoungest(tx, projectId, upTo);
  if (youngest !== witness.youngest || written !== witness.written) return false;
  const [row] = await tx.$queryRaw<{ sequence: bigint; change: bigint | null }[]>`
    SELECT sequence, COALESCE((SELECT change_sequence FROM items WHERE id = ${changed}::uuid AND project_id = p.id),
      (SELECT change_sequence FROM seeds WHERE id = ${changed}::uuid AND project_id = p.id)) AS change
    FROM projects p WHERE id = ${projectId}::uuid`;
  if (!row || Number(row.sequence) < upTo) return false;
  return changed === null || (row.change !== null && Number(row.change) >= change);
}

/** The youngest item, and the transaction that wrote its first version: versions never change, so neither does that. */
async function findYoungest(tx: Db, projectId: string, upTo: number): Promise<Pick<Witness, "youngest" | "written">> {
  const [item] = await tx.$queryRaw<{ youngest: string; written: string | null }[]>`
    SELECT i.id AS youngest, v.xmin::text AS written
    FROM (SELECT id FROM items WHERE project_id = ${projectId}::uuid AND sequence <= ${upTo}::bigint ORDER BY sequence DESC LIMIT 1) i
    LEFT JOIN item_versions v ON v.item_id = i.id AND v.number = 1`;
  return item ?? { youngest: null, written: null };
}
