import type { Category } from "#lib/items/schema.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";

/** A known item, and how reviewers answered it. */
export type KnownItemRow = {
  itemId: string;
  sequence: number;
  instruction: string;
  verdict: "approve" | "reject";
  category: Category | null;
  note: string;
  by: string;
  at: Date;
  retired: boolean;
  /** Its text was edited since, which retires it. */
  edited: boolean;
  /** The item has another answer by now, or none. */
  changed: boolean;
  /** How many answered as it was settled. */
  right: number;
  /** The names of those who did not. */
  wrong: string[];
};

const mostShown = 200;

/** The project's known items, those in use first and then the newest; and how many there are. */
export async function listKnownItems(member: Member): Promise<{ rows: KnownItemRow[]; total: number }> {
  authorise(member, "review.lead");
  const projectId = member.project.id;
  const [items, total] = await Promise.all([
    db.knownItem.findMany({
      where: { projectId },
      include: {
        item: {
          select: {
            sequence: true,
            instruction: true,
            status: true,
            category: true,
            versions: { select: { createdAt: true }, orderBy: { number: "desc" }, take: 1 },
          },
        },
        marker: { select: { name: true } },
      },
      orderBy: [{ retiredAt: { sort: "desc", nulls: "first" } }, { createdAt: "desc" }, { itemId: "asc" }],
      take: mostShown,
    }),
    db.knownItem.count({ where: { projectId } }),
  ]);
  const answers = await db.decision.findMany({
    where: { projectId, kind: "known", revokedAt: null, itemId: { in: items.map((known) => known.itemId) } },
    select: { itemId: true, right: true, reviewer: { select: { name: true } } },
    orderBy: { createdAt: "asc" },
  });
  const byItem = Map.groupBy(answers, (answer) => answer.itemId);
  const rows = items.map(({ itemId, item, marker, verdict, category, note, createdAt, retiredAt }) => {
    const given = byItem.get(itemId) ?? [];
    return {
      ...{ itemId, verdict, category, note },
      sequence: Number(item.sequence),
      instruction: item.instruction.slice(0, 200),
      by: marker.name,
      at: createdAt,
      retired: retiredAt !== null,
      edited: retiredAt !== null && item.versions.some((version) => version.createdAt > createdAt),
      changed:
        item.status !== (verdict === "approve" ? "approved" : "rejected") ||
        (verdict === "approve" && item.category !== category),
      right: given.filter((answer) => answer.right).length,
      wrong: given.filter((answer) => !answer.right).map((answer) => answer.reviewer.name),
    };
  });
  return { rows, total };
}
