import { type KeptTask, nameKept } from "#lib/items/queries/name-kept.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import type { ResolutionState, ResolutionStatus } from "../resolution-schema.ts";

/** A resolution as the list of past ones has it. */
export type ResolutionRow = ResolutionState & {
  /** chosen, or the rule. */
  rule: string;
  threshold: number;
  by: string;
  at: Date;
  undoneAt: Date | null;
  undoneBy: string | null;
  /** What stays, where a person chose it in one group. */
  kept: KeptTask | null;
};

/** A page of them, and whether there are older ones. */
export type ResolutionPage = { rows: ResolutionRow[]; more: boolean };

const pageSize = 20;

/**
 * The project's resolutions, the newest first.
 * @param before the time of the last one seen
 */
export async function listResolutions(member: Member, before?: Date): Promise<ResolutionPage> {
  authorise(member, "items.view");
  const found = await db.duplicateResolution.findMany({
    where: { projectId: member.project.id, ...(before ? { createdAt: { lt: before } } : {}) },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: pageSize + 1,
  });
  const page = found.slice(0, pageSize);
  const ids = page.map((row) => row.id);
  const [counts, chosen, users] = await Promise.all([
    db.duplicateMark.groupBy({ by: ["resolutionId", "state"], where: { resolutionId: { in: ids } }, _count: true }),
    // One row for each, as all marks of a choice are for the same: `distinct` would read all marks first.
    db.duplicateMark.groupBy({
      by: ["resolutionId", "keptId"],
      where: { resolutionId: { in: page.filter((row) => row.rule === "chosen").map((row) => row.id) } },
    }),
    db.user.findMany({
      where: { id: { in: page.flatMap((row) => [row.madeBy, row.undoneBy ?? []].flat()) } },
      select: { id: true, name: true },
    }),
  ]);
  const keptNames = await nameKept(
    db,
    chosen.map((mark) => mark.keptId),
  );
  const nameOf = new Map(users.map((user) => [user.id, user.name]));
  const keptOf = new Map(chosen.map((mark) => [mark.resolutionId, keptNames.get(mark.keptId) ?? null]));
  const count = (id: string, state: string) =>
    counts.find((each) => each.resolutionId === id && each.state === state)?._count ?? 0;
  return {
    more: found.length > pageSize,
    rows: page.map((row) => ({
      id: row.id,
      status: row.status as ResolutionStatus,
      groups: row.groups,
      // Of one that was taken back: what it had set aside.
      setAside: count(row.id, "standing") + count(row.id, "undone"),
      skipped: count(row.id, "skipped"),
      done: row.done,
      total: row.total,
      rule: row.rule,
      threshold: row.threshold,
      by: nameOf.get(row.madeBy) ?? "",
      at: row.createdAt,
      undoneAt: row.undoneAt,
      undoneBy: row.undoneBy && (nameOf.get(row.undoneBy) ?? null),
      kept: keptOf.get(row.id) ?? null,
    })),
  };
}
