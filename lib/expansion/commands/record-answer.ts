import { db } from "#lib/platform/db.ts";
import type { ChatAnswer } from "#lib/platform/model-client.ts";

/**
 * Keeps a response. The first one to be recorded counts: when another worker took the call up meanwhile and has an
 * answer already, this one is dropped.
 * @returns whether it was kept
 */
export async function recordAnswer(callId: string, answer: ChatAnswer): Promise<boolean> {
  const { count } = await db.call.updateMany({
    where: { id: callId, status: { in: ["planned", "sent"] } },
    data: {
      status: "answered",
      response: answer.content,
      finishReason: answer.finishReason,
      responseModel: answer.model,
      promptTokens: answer.promptTokens,
      completionTokens: answer.completionTokens,
      latencyMs: answer.latencyMs,
      error: null,
      answeredAt: new Date(),
    },
  });
  return count === 1;
}

/** Puts a call back for another attempt, not before `delayMs` from now. The provider's words stay with it. */
export async function postponeCall(callId: string, worker: string, error: string, delayMs: number): Promise<void> {
  await db.$executeRaw`
    UPDATE calls SET status = 'planned', leased_by = NULL, lease_until = NULL, error = ${error},
      not_before = now() + ${delayMs} * interval '1 millisecond'
    WHERE id = ${callId}::uuid AND leased_by = ${worker} AND status = 'sent'`;
}
