import { isKnownTo } from "#lib/items/queries/blindness.ts";
import type { Category } from "#lib/items/schema.ts";
import type { Db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { currentPolicy } from "./policies.ts";

/** What an item is to one reviewer. */
export type Desked = {
  /** Its settled answer, where it is a known item that was mixed into the reviewer's queue: to them it waits like any other. */
  known: { verdict: "approve" | "reject"; category: Category | null } | null;
  /** Whether what models propose is hidden from them until they have decided; who takes a decision back has been told. */
  hidden: boolean;
  /** When all whom it takes had decided for the first time. */
  settledAt: Date | null;
  /** The number of the guidelines in force; null where there are none. */
  guideline: number | null;
};

/**
 * What items are to a reviewer, by id. A known item is one to them from when it is mixed into what they are given, unless they have reviewed
 * it; to anybody else it is what it is, and to everybody once it waits again or is set aside. For whom suggestions are hidden is drawn by item and reviewer, always the same.
 */
export async function findDesked(tx: Db, member: Member, ids: readonly string[]): Promise<Map<string, Desked>> {
  const { policy } = await currentPolicy(tx, member.project.id);
  const rows = await tx.$queryRaw<
    (Omit<Desked, "known"> & { id: string; verdict: "approve" | "reject" | null; category: Category | null })[]
  >`
    SELECT i.id, i.settled_at AS "settledAt",
      spread(i.sequence, hashtextextended(${member.userId}, 0)) < ${policy.hiddenShare / 100}::float8 AND NOT EXISTS (
        SELECT FROM decisions d WHERE d.item_id = i.id AND d.reviewer_id = ${member.userId}::uuid
          AND d.revoked_at IS NOT NULL AND d.kind <> 'adjudication') AS hidden,
      k.verdict::text AS verdict, k.category::text AS category,
      (SELECT max(g.number) FROM guidelines g WHERE g.project_id = i.project_id) AS guideline
    FROM items i
    LEFT JOIN known_items k ON k.item_id = i.id AND i.status <> 'pending' AND i.duplicate_of_id IS NULL AND (
      (${isKnownTo(member.userId)}) OR EXISTS (SELECT FROM decisions d WHERE d.item_id = i.id AND d.reviewer_id = ${member.userId}::uuid
        AND d.kind = 'known' AND d.revoked_at IS NULL))
    WHERE i.id = ANY(${[...ids]}::uuid[]) AND i.project_id = ${member.project.id}::uuid`;
  return new Map(
    rows.map(({ id, verdict, category, ...row }) => [id, { ...row, known: verdict ? { verdict, category } : null }]),
  );
}
