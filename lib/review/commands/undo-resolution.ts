import { db } from "#lib/platform/db.ts";
import { notFound } from "#lib/platform/errors.ts";
import { recordAudit } from "#lib/team/commands/record-audit.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { describeResolution } from "../queries/describe-resolution.ts";
import type { ResolutionState } from "../resolution-schema.ts";
import { sendResolution } from "./send-resolution.ts";
import { undoMarks } from "./undo-marks.ts";
import { lockResolution, workOffResolution } from "./work-off-resolution.ts";

const mostAtOnce = 2_000;

/**
 * Brings back everything that a resolution has set aside, at any time later, also while it is still at it. Items stand again by their
 * decisions, those that were made meanwhile included. Undoing twice is undoing once.
 * @throws Refusal `not-found`
 */
export async function undoResolution(member: Member, { id }: { id: string }): Promise<ResolutionState> {
  authorise(member, "duplicates.resolve");
  const projectId = member.project.id;
  const marks = await db.$transaction(
    async (tx) => {
      const resolution = await lockResolution(tx, id);
      if (!resolution || resolution.projectId !== projectId) throw notFound();
      if (resolution.status === "undoing" || resolution.status === "undone") return 0;
      await tx.duplicateMark.updateMany({
        where: { resolutionId: id, state: "planned" },
        data: { state: "undone" },
      });
      const total = await tx.duplicateMark.count({ where: { resolutionId: id, state: "standing" } });
      await tx.duplicateResolution.update({
        where: { id },
        data: { status: "undoing", done: 0, total, undoneAt: new Date(), undoneBy: member.userId },
      });
      const detail = { items: total };
      await recordAudit({ projectId, actorId: member.userId, action: "duplicates.undo", subject: id, detail }, tx);
      return total;
    },
    { timeout: 60_000 },
  );
  if (marks <= mostAtOnce) await workOffResolution(id);
  else await sendResolution(id);
  return describeResolution(member, id);
}

/**
 * Brings back one item that is set aside; what else its resolution set aside stays so. Where it stands already, nothing happens.
 * @throws Refusal `not-found`
 */
export async function bringBackItem(member: Member, { itemId }: { itemId: string }): Promise<void> {
  authorise(member, "duplicates.resolve");
  const projectId = member.project.id;
  const item = await db.item.findFirst({ where: { id: itemId, projectId }, select: { id: true } });
  if (!item) throw notFound();
  const mark = await db.duplicateMark.findFirst({
    where: { itemId, state: "standing" },
    select: { resolutionId: true },
  });
  if (!mark) return;
  await db.$transaction(async (tx) => {
    const resolution = await lockResolution(tx, mark.resolutionId);
    if (!resolution || (await undoMarks(tx, resolution, itemId)) === 0) return;
    await recordAudit({ projectId, actorId: member.userId, action: "duplicates.bringBack", subject: itemId }, tx);
  });
}
