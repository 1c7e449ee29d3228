import { db, Prisma } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import type { Category, ItemOrigin, ItemStatus } from "../schema.ts";
import { proposalHiddenSql } from "./hidden-proposals.ts";
import { type KeptTask, nameKept } from "./name-kept.ts";

/** An item as a row of the table. */
export type ItemRow = {
  id: string;
  sequence: number;
  /** Its beginning: a row has one line. */
  instruction: string;
  status: ItemStatus;
  category: Category | null;
  /** Null, too, where it is hidden from the reader until they have decided. */
  proposedCategory: Category | null;
  kind: string;
  origin: ItemOrigin;
  restored: boolean;
  runNumber: number | null;
  version: number;
  tags: string[];
  /** Set aside as a duplicate of it. */
  duplicateOf: KeptTask | null;
  updatedAt: Date;
};

type FoundRow = Omit<ItemRow, "sequence" | "duplicateOf"> & { sequence: bigint; duplicateOfId: string | null };

/**
 * Items `i` as rows of the table.
 * @param conditions all of which hold, as itemConditions gives them: the project is among them
 * @param order ORDER BY and LIMIT
 */
export async function listItemRows(
  member: Member,
  conditions: readonly Prisma.Sql[],
  order: Prisma.Sql,
): Promise<ItemRow[]> {
  const hidden = proposalHiddenSql(member);
  const found = await db.$queryRaw<FoundRow[]>`
    SELECT i.id, i.sequence, left(i.instruction, 300) AS instruction, i.status::text, i.category::text,
      CASE WHEN ${hidden} THEN NULL ELSE i.proposed_category END::text AS "proposedCategory",
      CASE WHEN ${hidden} THEN '' ELSE i.kind END AS kind, i.origin::text, i.rejection_id IS NOT NULL AS restored,
      r.number AS "runNumber", i.version, i.tags, i.duplicate_of_id AS "duplicateOfId", i.updated_at AS "updatedAt"
    FROM items i LEFT JOIN expansion_runs r ON r.id = i.run_id
    WHERE ${Prisma.join([...conditions], " AND ")} ${order}`;
  const kept = await nameKept(
    db,
    found.map((row) => row.duplicateOfId),
  );
  return found.map(({ duplicateOfId, ...row }) => ({
    ...row,
    sequence: Number(row.sequence),
    duplicateOf: kept.get(duplicateOfId ?? "") ?? null,
  }));
}
