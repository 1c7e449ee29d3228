import { db } from "#lib/platform/db.ts";
import { parseCategory } from "../parse-category.ts";
import { parseClassification } from "../parse-classification.ts";

/**
 * Settles an answered classification: the item gets the proposed category, kind and reason. A proposal that is there
 * already stays, and what a person decided is not touched. An answer that names none of the four categories is kept
 * with the call and proposes nothing.
 */
export async function settleClassification(callId: string): Promise<void> {
  const call = await db.call.findUnique({
    where: { id: callId },
    select: { response: true, itemId: true, runId: true },
  });
  if (!call) return;
  const answer = parseClassification(call.response ?? "");
  const category = answer && parseCategory(answer.category);
  await db.$transaction(async (tx) => {
    const settled = await tx.$queryRaw<{ promptTokens: number | null; completionTokens: number | null }[]>`
      UPDATE calls SET status = 'settled', settled_at = now(), leased_by = NULL, lease_until = NULL,
        error = ${category ? null : "the answer names none of the four categories"}
      WHERE id = ${callId}::uuid AND status = 'answered'
      RETURNING prompt_tokens AS "promptTokens", completion_tokens AS "completionTokens"`;
    const tokens = settled[0];
    if (!tokens) return;
    if (answer && category && call.itemId) {
      await tx.item.updateMany({
        where: { id: call.itemId, proposedCategory: null },
        data: {
          proposedCategory: category,
          proposalReason: answer.reason,
          ...(answer.kind === "" ? {} : { kind: answer.kind }),
        },
      });
    }
    await tx.expansionRun.update({
      where: { id: call.runId },
      data: {
        promptTokens: { increment: tokens.promptTokens ?? 0 },
        completionTokens: { increment: tokens.completionTokens ?? 0 },
      },
    });
  });
}
