import type { Db } from "#lib/platform/db.ts";

/** Ends the calls of a run that nobody has sent: of one purpose, or of any. */
export async function dropPlannedCalls(
  tx: Db,
  runId: string,
  reason: string,
  purpose?: "expand" | "classify",
): Promise<void> {
  await tx.call.updateMany({
    where: { runId, status: "planned", ...(purpose ? { purpose } : {}) },
    data: { status: "failed", error: reason, settledAt: new Date(), leasedBy: null, leaseUntil: null },
  });
}
