import { inAdmission } from "#lib/items/commands/admission.ts";
import type { Override } from "#lib/items/override.ts";
import { notFound, Refusal } from "#lib/platform/errors.ts";
import { recordAudit } from "#lib/team/commands/record-audit.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { wakeWorkers } from "../wake-workers.ts";
import { makeItems } from "./make-items.ts";

/** The number of the item that a rejection became, and what it is a duplicate of nevertheless. */
export type RestoredItem = { itemSequence: string; override: Override | null };

/**
 * Makes a rejection an item after all: a person overrules the rule. The rejection stays, marked with who and when, and
 * the item names it. Doing it twice does it once.
 * @returns the item's number, and what it is a duplicate of nevertheless
 * @throws Refusal `not-found`; `conflict` when the instruction is empty, which no item may be
 */
export async function restoreRejection(member: Member, rejectionId: string): Promise<RestoredItem> {
  authorise(member, "rejections.restore");
  const projectId = member.project.id;
  const { callIds, ...restored } = await inAdmission(projectId, [member.project.tokenizer], async (admission) => {
    const { tx } = admission;
    await tx.$queryRaw`SELECT id FROM rejections WHERE id = ${rejectionId}::uuid AND project_id = ${projectId}::uuid FOR UPDATE`;
    const rejection = await tx.rejection.findFirst({
      where: { id: rejectionId, projectId },
      include: { restoredItem: { select: { sequence: true } } },
    });
    if (!rejection) throw notFound();
    if (rejection.restoredItem)
      return { itemSequence: String(rejection.restoredItem.sequence), override: null, callIds: [] };
    if (rejection.instruction.trim() === "") throw new Refusal("conflict", "expansion.errors.restoreEmpty");
    const { firstSequence, overrides, callIds } = await makeItems(admission, member, [rejection]);
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
    return { itemSequence: String(firstSequence), override: overrides[0] ?? null, callIds };
  });
  await wakeWorkers(callIds);
  return restored;
}
