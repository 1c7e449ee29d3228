import type { Db } from "#lib/platform/db.ts";
import { giveTags } from "../merge-tags.ts";
import { databaseTime, type LockedItem, lockItems, stands, storeTags } from "./lock-marked.ts";
import { settleStatuses } from "./settle-status.ts";

/** How many marks one transaction applies. */
const chunk = 1_000;

type Mark = { itemId: string; keptOf: string; keptId: string };

/**
 * Sets the next items aside that a resolution plans to, up to 1,000: those that still stand, for what still stands. The others are
 * passed over, and stay on record as such. The resolution's row is locked by the caller.
 * @returns how many were seen to; 0 where nothing was left
 */
export async function applyMarks(
  tx: Db,
  resolution: { id: string; projectId: string; mergeTags: boolean },
): Promise<number> {
  const { id: resolutionId, projectId } = resolution;
  const marks = await tx.duplicateMark.findMany({
    where: { resolutionId, state: "planned" },
    select: { itemId: true, keptOf: true, keptId: true },
    orderBy: { itemId: "asc" },
    take: chunk,
  });
  if (marks.length === 0) return 0;
  const items = await lockItems(
    tx,
    projectId,
    marks.flatMap((mark) => (mark.keptOf === "item" ? [mark.itemId, mark.keptId] : [mark.itemId])),
  );
  const seeds = await standingSeeds(tx, projectId, marks);
  const keptStands = (mark: Mark) => (mark.keptOf === "seed" ? seeds.has(mark.keptId) : stands(items.get(mark.keptId)));
  const applied = marks.filter((mark) => stands(items.get(mark.itemId)) && keptStands(mark));
  const skipped = marks.filter((mark) => !applied.includes(mark));
  const now = await databaseTime(tx);
  const given = resolution.mergeTags ? await mergeTags(tx, applied, items, now) : new Map<string, string[]>();
  await tx.$executeRaw`
    UPDATE items SET duplicate_of_id = m.kept FROM unnest(${applied.map((mark) => mark.itemId)}::uuid[],
      ${applied.map((mark) => mark.keptId)}::uuid[]) AS m(item, kept) WHERE items.id = m.item`;
  await settleStatuses(
    tx,
    applied.map((mark) => mark.itemId),
    now,
  );
  const rows = applied.map(({ itemId }) => ({ item: itemId, given: given.get(itemId) ?? [] }));
  await tx.$executeRaw`
    UPDATE duplicate_marks SET state = 'standing', tags_given = ARRAY(SELECT jsonb_array_elements_text(r.given))
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(item uuid, given jsonb)
    WHERE duplicate_marks.resolution_id = ${resolutionId}::uuid AND duplicate_marks.item_id = r.item`;
  await tx.duplicateMark.updateMany({
    where: { resolutionId, itemId: { in: skipped.map((mark) => mark.itemId) } },
    data: { state: "skipped" },
  });
  return marks.length;
}

async function standingSeeds(tx: Db, projectId: string, marks: readonly Mark[]): Promise<Set<string>> {
  const ids = new Set(marks.flatMap((mark) => (mark.keptOf === "seed" ? mark.keptId : [])));
  if (ids.size === 0) return ids;
  const seeds = await tx.seed.findMany({
    where: { projectId, id: { in: [...ids] }, status: { not: "archived" } },
    select: { id: true },
  });
  return new Set(seeds.map(({ id }) => id));
}

/** Gives items the tags of what is set aside for them. Seeds keep theirs: a seed changes by a revision of its own only. */
async function mergeTags(
  tx: Db,
  applied: readonly Mark[],
  items: ReadonlyMap<string, LockedItem>,
  now: Date,
): Promise<Map<string, string[]>> {
  const tagsOf = (id: string) => items.get(id)?.tags ?? [];
  const giving = applied.filter((mark) => mark.keptOf === "item" && tagsOf(mark.itemId).length > 0);
  const byKept = Map.groupBy(giving, (mark) => mark.keptId);
  const standing = await tx.duplicateMark.findMany({
    where: { keptId: { in: [...byKept.keys()] }, state: "standing" },
    select: { keptId: true, tagsGiven: true },
  });
  const standingOf = Map.groupBy(standing, (mark) => mark.keptId);
  const given = new Map<string, string[]>();
  const changed = new Map<string, string[]>();
  for (const [keptId, marks] of byKept) {
    const before = tagsOf(keptId);
    const merged = giveTags(
      before,
      standingOf.get(keptId) ?? [],
      marks.map((mark) => tagsOf(mark.itemId)),
    );
    marks.forEach((mark, i) => {
      given.set(mark.itemId, merged.given[i] ?? []);
    });
    if (merged.tags.length > before.length) changed.set(keptId, merged.tags);
  }
  await storeTags(tx, changed, now);
  return given;
}
