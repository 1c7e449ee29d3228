import { type Db, db } from "#lib/platform/db.ts";
import { recordAudit } from "#lib/team/commands/record-audit.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { lockItems } from "./lock-marked.ts";
import { type StandingMark, takeBack } from "./undo-marks.ts";

/** How many marks one transaction takes back. */
const chunk = 1_000;
/** How many transactions one request waits for; whoever asked asks again for the rest. */
const mostChunks = 3;

/** What came of it: how many items were brought back, and whether there may be more to bring back. */
export type BroughtBack = { items: number; more: boolean };

/**
 * Brings back what is set aside for an item that reviewers rejected since, or for a seed that was archived since: each stands again by
 * its own decisions. What is set aside for one of those follows only where that one does not stand by its decisions either. Twice, or
 * by two people at once, is once. Undoing the resolutions later passes over what is back already.
 */
export async function bringBackStranded(member: Member): Promise<BroughtBack> {
  authorise(member, "duplicates.resolve");
  const projectId = member.project.id;
  let items = 0;
  for (let round = 0; round < mostChunks; round++) {
    const found = await findFallen(projectId);
    if (found.length === 0) return { items, more: false };
    items += await db.$transaction((tx) => bringBack(tx, member, found), { timeout: 60_000 });
  }
  return { items, more: true };
}

/** The next items whose own kept task has fallen, without what hangs on them. */
async function findFallen(projectId: string): Promise<{ itemId: string; resolutionId: string }[]> {
  return db.$queryRaw`
    SELECT m.item_id AS "itemId", m.resolution_id AS "resolutionId" FROM (
      SELECT i.id FROM items i JOIN items k ON k.id = i.duplicate_of_id
      WHERE i.project_id = ${projectId}::uuid AND i.status = 'rejected' AND i.duplicate_of_id IS NOT NULL
        AND k.project_id = ${projectId}::uuid AND k.status = 'rejected' AND k.duplicate_of_id IS NULL
      UNION ALL
      SELECT i.id FROM items i JOIN seeds k ON k.id = i.duplicate_of_id
      WHERE i.project_id = ${projectId}::uuid AND k.project_id = ${projectId}::uuid AND k.status = 'archived'
    ) fallen JOIN duplicate_marks m ON m.item_id = fallen.id AND m.state = 'standing'
    ORDER BY m.item_id LIMIT ${chunk}`;
}

/** Brings back those that are still to be: resolutions are locked before items, as everybody does. */
async function bringBack(
  tx: Db,
  member: Member,
  found: readonly { itemId: string; resolutionId: string }[],
): Promise<number> {
  const projectId = member.project.id;
  const resolutions = [...new Set(found.map((mark) => mark.resolutionId))];
  await tx.$queryRaw`
    SELECT 1 FROM duplicate_resolutions WHERE id = ANY(${resolutions}::uuid[]) AND project_id = ${projectId}::uuid
    ORDER BY id FOR UPDATE`;
  const marks = await tx.duplicateMark.findMany({
    where: {
      resolutionId: { in: resolutions },
      itemId: { in: found.map((mark) => mark.itemId) },
      state: "standing",
    },
    select: { itemId: true, keptOf: true, keptId: true, tagsGiven: true },
  });
  const items = await lockItems(
    tx,
    projectId,
    marks.flatMap((mark) => (mark.keptOf === "item" ? [mark.itemId, mark.keptId] : [mark.itemId])),
  );
  const seeds = await tx.seed.findMany({
    where: { projectId, id: { in: keptSeeds(marks) }, status: "archived" },
    select: { id: true },
  });
  const archived = new Set(seeds.map((seed) => seed.id));
  const fallen = marks.filter(({ keptOf, keptId }) => {
    if (keptOf === "seed") return archived.has(keptId);
    const kept = items.get(keptId);
    return kept?.status === "rejected" && kept.duplicateOfId === null;
  });
  if (fallen.length === 0) return 0;
  await takeBack(tx, fallen, items);
  await recordAudit(
    {
      projectId,
      actorId: member.userId,
      action: "duplicates.bringBackStranded",
      detail: { items: fallen.length },
    },
    tx,
  );
  return fallen.length;
}

function keptSeeds(marks: readonly StandingMark[]): string[] {
  return [...new Set(marks.flatMap((mark) => (mark.keptOf === "seed" ? mark.keptId : [])))];
}
