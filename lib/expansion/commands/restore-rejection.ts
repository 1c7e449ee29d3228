import { randomUUID } from "node:crypto";
import { taskKey } from "#lib/items/task-key.ts";
import { db, takeSequence } from "#lib/platform/db.ts";
import { notFound, Refusal } from "#lib/platform/errors.ts";
import { recordAudit } from "#lib/team/commands/record-audit.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { parseCategory } from "../parse-category.ts";

/**
 * Makes a rejection an item after all: a person overrules the rule. The rejection stays, marked with who and when, and
 * the item names it. Doing it twice does it once.
 * @returns the item's number
 * @throws Refusal `not-found`; `conflict` when the instruction is empty, which no item may be
 */
export async function restoreRejection(member: Member, rejectionId: string): Promise<{ itemSequence: string }> {
  authorise(member, "rejections.restore");
  const projectId = member.project.id;
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM rejections WHERE id = ${rejectionId}::uuid AND project_id = ${projectId}::uuid FOR UPDATE`;
    const rejection = await tx.rejection.findFirst({
      where: { id: rejectionId, projectId },
      include: { restoredItem: { select: { sequence: true } } },
    });
    if (!rejection) throw notFound();
    if (rejection.restoredItem) return { itemSequence: String(rejection.restoredItem.sequence) };
    const { instruction, input, output, kind, reason, rawCategory, runId, callId, position } = rejection;
    if (instruction.trim() === "") throw new Refusal("conflict", "expansion.errors.restoreEmpty");
    const sequence = await takeSequence(tx, projectId, 1);
    const category = rawCategory === null ? null : parseCategory(rawCategory);
    const id = randomUUID();
    await tx.item.create({
      data: {
        id,
        projectId,
        sequence,
        changeSequence: sequence,
        origin: callId ? "call" : "import",
        runId,
        callId,
        position,
        rejectionId,
        instruction,
        input,
        output,
        kind,
        exactKey: taskKey({ instruction, input }),
        proposedCategory: category,
        rawCategory: category === null ? rawCategory : null,
        proposalReason: reason,
      },
    });
    await tx.itemVersion.create({
      data: { itemId: id, number: 1, instruction, input, output, change: "restored", editorId: member.userId, sequence },
    });
    await tx.rejection.update({
      where: { id: rejectionId },
      data: { restoredAt: new Date(), restoredBy: member.userId },
    });
    await recordAudit(
      {
        projectId,
        actorId: member.userId,
        action: "rejections.restore",
        subject: `item ${sequence}`,
        detail: { rule: rejection.rule },
      },
      tx,
    );
    return { itemSequence: String(sequence) };
  });
}
