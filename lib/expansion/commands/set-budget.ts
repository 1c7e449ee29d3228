import { db } from "#lib/platform/db.ts";
import { recordAudit } from "#lib/team/commands/record-audit.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { toDollars, toPicodollars } from "../money.ts";

/**
 * Sets what the project's calls may cost in a calendar month (UTC), in US dollars; null is no limit. A budget below what is
 * spent already stops the runs at their next attempt; attempts under way are paid all the same.
 */
export async function setBudget(member: Member, { budget }: { budget: number | null }): Promise<void> {
  authorise(member, "project.change");
  const where = { id: member.project.id };
  await db.$transaction(async (tx) => {
    // Held, so that of two changes at once each line of the log tells what it found.
    await tx.$executeRaw`SELECT 1 FROM projects WHERE id = ${where.id}::uuid FOR NO KEY UPDATE`;
    const { monthlyBudget: before } = await tx.project.findUniqueOrThrow({ where, select: { monthlyBudget: true } });
    const after = budget === null ? null : toPicodollars(budget);
    if (before === after) return;
    await tx.project.update({ where, data: { monthlyBudget: after } });
    const detail = { monthlyBudget: { from: before === null ? null : toDollars(before), to: budget } };
    await recordAudit({ projectId: where.id, actorId: member.userId, action: "project.change", detail }, tx);
  });
}
