import { db } from "#lib/platform/db.ts";

/** Sets an answer aside that cannot be settled, with the reason: the response stays with the call, and nothing of it is lost. */
export async function giveUpSettling(callId: string, reason: string): Promise<{ plannedCallIds: string[] }> {
  const kept = `the answer is kept but could not be settled: ${reason}`.slice(0, 2000);
  await db.call.updateMany({
    where: { id: callId, status: "answered" },
    data: { status: "failed", error: kept, settledAt: new Date(), leasedBy: null, leaseUntil: null },
  });
  return { plannedCallIds: [] };
}
