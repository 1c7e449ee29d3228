import { db } from "#lib/platform/db.ts";
import { notFound, Refusal } from "#lib/platform/errors.ts";
import { recordAudit } from "#lib/team/commands/record-audit.ts";
import type { Member } from "#lib/team/member.ts";
import { authorise } from "#lib/team/permissions.ts";
import { toDollars, toPicodollars } from "../money.ts";

/**
 * Changes what a run may cost in all, in US dollars; null is no limit. A cap below what is spent and reserved stops the run
 * at its next attempt; attempts under way are paid all the same. A run that stopped at its cap goes on when it is resumed.
 * @throws Refusal `conflict` for a run that has ended
 */
export async function changeSpendCap(member: Member, asked: { number: number; cap: number | null }): Promise<void> {
  authorise(member, "runs.spend");
  const { number, cap } = asked;
  const projectId = member.project.id;
  await db.$transaction(async (tx) => {
    const run = await tx.expansionRun.findUnique({
      where: { projectId_number: { projectId, number } },
      select: { id: true, status: true },
    });
    if (!run) throw notFound();
    if (run.status === "finished" || run.status === "cancelled") throw new Refusal("conflict", "costs.errors.runEnded");
    // Whoever reserves holds this row: the next attempt finds the new cap.
    const [account] = await tx.$queryRaw<{ cap: bigint | null }[]>`
      SELECT cap FROM run_accounts WHERE run_id = ${run.id}::uuid FOR UPDATE`;
    if (!account) throw new Error(`run ${number} has no account`);
    const after = cap === null ? null : toPicodollars(cap);
    if (account.cap === after) return;
    await tx.runAccount.update({ where: { runId: run.id }, data: { cap: after } });
    const detail = { spendCap: { from: account.cap === null ? null : toDollars(account.cap), to: cap } };
    const entry = { projectId, actorId: member.userId, action: "runs.spend", subject: `run ${number}`, detail };
    await recordAudit(entry, tx);
  });
}
