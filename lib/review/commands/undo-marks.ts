import type { Db } from "#lib/platform/db.ts";
import { takeTags } from "../merge-tags.ts";
import { databaseTime, type LockedItem, lockItems, storeTags } from "./lock-marked.ts";
import { settleStatuses } from "./settle-status.ts";

/** How many marks one transaction takes back. */
const chunk = 1_000;

/** A mark that stands, as it is taken back. */
export type StandingMark = { itemId: string; keptOf: string; keptId: string; tagsGiven: string[] };

/**
 * Brings back the next items that a resolution has set aside, up to 1,000: each stands again by its own decisions, and what stayed in its
 * place gives back the tags that it had from it alone. The resolution's row is locked by the caller.
 * @param itemId that one alone
 * @returns how many were brought back; 0 where nothing was left
 */
export async function undoMarks(
  tx: Db,
  { id: resolutionId, projectId }: { id: string; projectId: string },
  itemId?: string,
): Promise<number> {
  const marks = await tx.duplicateMark.findMany({
    where: { resolutionId, state: "standing", ...(itemId ? { itemId } : {}) },
    select: { itemId: true, keptOf: true, keptId: true, tagsGiven: true },
    orderBy: { itemId: "asc" },
    take: chunk,
  });
  if (marks.length === 0) return 0;
  const items = await lockItems(
    tx,
    projectId,
    marks.flatMap((mark) => (mark.keptOf === "item" ? [mark.itemId, mark.keptId] : [mark.itemId])),
  );
  await takeBack(tx, marks, items);
  return marks.length;
}

/**
 * Takes standing marks back, of whatever resolutions. Their resolutions' rows are locked by the caller, and so are the items.
 * @param items what the marks are about, locked: those that are brought back and those that stayed
 */
export async function takeBack(
  tx: Db,
  marks: readonly StandingMark[],
  items: ReadonlyMap<string, LockedItem>,
): Promise<void> {
  const now = await databaseTime(tx);
  const ids = marks.map((mark) => mark.itemId);
  // An item has one standing mark at most.
  await tx.duplicateMark.updateMany({ where: { itemId: { in: ids }, state: "standing" }, data: { state: "undone" } });
  await tx.item.updateMany({ where: { id: { in: ids } }, data: { duplicateOfId: null } });

  const byKept = Map.groupBy(
    marks.filter((mark) => mark.tagsGiven.length > 0),
    (mark) => mark.keptId,
  );
  const remaining = await tx.duplicateMark.findMany({
    where: { keptId: { in: [...byKept.keys()] }, state: "standing" },
    select: { keptId: true, tagsGiven: true },
  });
  const remainingOf = Map.groupBy(remaining, (mark) => mark.keptId);
  const changed = new Map<string, string[]>();
  for (const [keptId, leaving] of byKept) {
    const before = items.get(keptId)?.tags ?? [];
    const after = takeTags(before, leaving, remainingOf.get(keptId) ?? []);
    if (after.length < before.length) changed.set(keptId, after);
  }
  await storeTags(tx, changed, now);
  await settleStatuses(tx, ids, now);
}
