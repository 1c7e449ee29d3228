import { db } from "#lib/platform/db.ts";
import { notFound, Refusal } from "#lib/platform/errors.ts";
import { recordAudit } from "#lib/team/commands/record-audit.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { wakeWorkers } from "../wake-workers.ts";
import { makeItems } from "./make-items.ts";

/**
 * Makes a rejection an item after all: a person overrules the rule. The rejection stays, marked with who and when, and
 * the item names it. Doing it twice does it once.
 * @returns the item's number
 * @throws Refusal `not-found`; `conflict` when the instruction is empty, which no item may be
 */
export async function restoreRejection(member: Member, rejectionId: string): Promise<{ itemSequence: string }> {
  authorise(member, "rejections.restore");
  const projectId = member.project.id;
  const { itemSequence, callIds } = await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM rejections WHERE id = ${rejectionId}::uuid AND project_id = ${projectId}::uuid FOR UPDATE`;
    const rejection = await tx.rejection.findFirst({
      where: { id: rejectionId, projectId },
      include: { restoredItem: { select: { sequence: true } } },
    });
    if (!rejection) throw notFound();
    if (rejection.restoredItem) return { itemSequence: String(rejection.restoredItem.sequence), callIds: [] };
    if (rejection.instruction.trim() === "") throw new Refusal("conflict", "expansion.errors.restoreEmpty");
    const { firstSequence, callIds } = await makeItems(tx, member, [rejection]);
    await recordAudit(
      {
        projectId,
        actorId: member.userId,
        action: "rejections.restore",
        subject: `item ${firstSequence}`,
        detail: { rule: rejection.rule },
      },
      tx,
    );
    return { itemSequence: String(firstSequence), callIds };
  });
  await wakeWorkers(callIds);
  return { itemSequence };
}
