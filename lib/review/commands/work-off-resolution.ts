import { type Db, db } from "#lib/platform/db.ts";
import { planByRule } from "../queries/plan-by-rule-over-groups.ts";
import type { ResolutionRule, ResolutionStatus } from "../resolution-schema.ts";
import { applyMarks } from "./apply-marks.ts";
import { undoMarks } from "./undo-marks.ts";

/** Longer than a plan over a million items takes to be written down. */
const timeout = 300_000;
const rowsAtATime = 5_000;

/**
 * Takes a resolution as far as it goes: plans it, sets items aside, or brings them back, a thousand in a transaction. What is done stands
 * in rows: whoever goes on after a crash, or works at it at the same time, does nothing twice. An undo that comes in between stops the
 * one and begins the other.
 * @param signal ends it between two transactions
 */
export async function workOffResolution(id: string, signal?: AbortSignal): Promise<void> {
  while (!signal?.aborted) {
    const resolution = await db.duplicateResolution.findUnique({ where: { id } });
    if (resolution?.status === "planning") await plan(resolution, signal);
    else if (!(await step(id))) return;
  }
}

/** Applies or takes back the next thousand marks. @returns whether there may be more to do */
async function step(id: string): Promise<boolean> {
  return db.$transaction(
    async (tx) => {
      const resolution = await lockResolution(tx, id);
      if (!resolution || !isUnderWay(resolution.status)) return false;
      if (resolution.status === "planning") return true;
      const applying = resolution.status === "applying";
      const seenTo = applying ? await applyMarks(tx, resolution) : await undoMarks(tx, resolution);
      await tx.duplicateResolution.update({
        where: { id },
        data: seenTo > 0 ? { done: { increment: seenTo } } : { status: applying ? "done" : "undone" },
      });
      return seenTo > 0;
    },
    { timeout },
  );
}

/** Whether there is something left to do about it. */
function isUnderWay(status: string): boolean {
  return status === "planning" || status === "applying" || status === "undoing";
}

/** A resolution's row, locked until the transaction ends; null where there is none. */
export async function lockResolution(
  tx: Db,
  id: string,
): Promise<{ id: string; projectId: string; status: ResolutionStatus; mergeTags: boolean } | null> {
  const [row] = await tx.$queryRaw<
    { id: string; projectId: string; status: ResolutionStatus; mergeTags: boolean }[]
  >`SELECT id, project_id AS "projectId", status, merge_tags AS "mergeTags" FROM duplicate_resolutions
    WHERE id = ${id}::uuid FOR UPDATE`;
  return row ?? null;
}

type Planning = { id: string; projectId: string; rule: string; threshold: number; scanId: string | null };

/** Works out what the rule sets aside, and writes all of it down at once. */
async function plan({ id, projectId, rule, threshold, scanId }: Planning, signal?: AbortSignal): Promise<void> {
  const scope = { scanId: scanId ?? "", threshold, rule: rule as ResolutionRule };
  let toldAt = Date.now();
  const planned = await planByRule(projectId, scope, {
    ...(signal ? { signal } : {}),
    onProgress: async (done, total) => {
      if (Date.now() - toldAt < 500) return;
      toldAt = Date.now();
      await db.duplicateResolution.updateMany({ where: { id, status: "planning" }, data: { done, total } });
    },
  });
  if (signal?.aborted) return;
  await db.$transaction(
    async (tx) => {
      const resolution = await lockResolution(tx, id);
      // Somebody else was faster, or it was taken back before it began.
      if (resolution?.status !== "planning") return;
      // A look that is gone shows nobody anything any more: there is nothing to do by it.
      const { marks, groups } = planned ?? { marks: [], groups: 0 };
      for (let from = 0; from < marks.length; from += rowsAtATime) {
        await tx.duplicateMark.createMany({
          data: marks.slice(from, from + rowsAtATime).map((mark) => ({ ...mark, resolutionId: id })),
        });
      }
      await tx.duplicateResolution.update({
        where: { id },
        data: { status: "applying", groups, done: 0, total: marks.length },
      });
    },
    { timeout },
  );
}
