import { db } from "#lib/platform/db.ts";
import { notFound } from "#lib/platform/errors.ts";
import type { DatasetStatus } from "#lib/platform/generated/enums.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { type CountsByCategory, type Manifest, manifest, type Provenance, parseCounts, provenance } from "../schema.ts";

/** A version with all there is to know of it. */
export type DatasetVersion = {
  id: string;
  number: number;
  name: string;
  notes: string;
  status: DatasetStatus;
  itemCount: number;
  counts: CountsByCategory;
  provenance: Provenance;
  /** Null until it is ready. */
  manifest: Manifest | null;
  /** Rows that the preparation has gone through. */
  preparedRows: number;
  /** Why it could not be prepared. */
  failure: string | null;
  frozenAt: Date;
  frozenBy: string;
};

/** @throws Refusal `not-found` where the project has no version of this number */
export async function getVersion(member: Member, number: number): Promise<DatasetVersion> {
  authorise(member, "datasets.view");
  const row = await db.datasetVersion.findUnique({
    where: { projectId_number: { projectId: member.project.id, number } },
    include: { author: { select: { name: true } } },
  });
  if (!row) throw notFound();
  const { id, name, notes, status, itemCount, preparedRows, failure } = row;
  return {
    id,
    number,
    name,
    notes,
    status,
    itemCount,
    preparedRows,
    failure,
    counts: parseCounts(row.counts),
    provenance: provenance.parse(row.provenance),
    // Parsed, as the database keeps an object's keys in an order of its own.
    manifest: row.manifest === null ? null : manifest.parse(row.manifest),
    frozenAt: row.createdAt,
    frozenBy: row.author.name,
  };
}
