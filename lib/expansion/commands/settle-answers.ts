import { storableText } from "#lib/algorithms/storable-text.ts";
import { keepSecondAnswers, type NewSecondAnswer } from "#lib/items/commands/keep-second-answers.ts";
import { taskTextLimits } from "#lib/items/schema.ts";
import { db } from "#lib/platform/db.ts";
import type { FollowUp } from "./settle-calls.ts";
import { countSettled, type ItemOutcome, takeAnswered } from "./settle-item-calls.ts";

/**
 * Settles answered calls for second outputs in one transaction, of whichever runs: each answer is kept beside its item,
 * whose own text is not touched. An empty one is counted as unreadable. A call that is settled already is passed over.
 */
export async function settleAnswers(callIds: string[]): Promise<FollowUp> {
  return db.$transaction(async (tx) => {
    const { calls, runs } = await takeAnswered(tx, callIds, "answer");
    if (calls.length === 0) return { plannedCallIds: [] };
    const read = calls.map((call) => ({
      call,
      output: storableText(call.response.trim().slice(0, taskTextLimits.output)).trim(),
    }));
    await keepSecondAnswers(
      tx,
      read.flatMap(({ call, output }): NewSecondAnswer[] => {
        if (output === "" || !call.itemId) return [];
        const { projectId, itemId, version: itemVersion, runId, id: callId, model } = call;
        return [{ projectId, itemId, itemVersion, runId, callId, model, promptVersion: promptOf(runs, runId), output }];
      }),
    );
    const outcomes = new Map(
      read.map(({ call, output }): [string, { outcome: ItemOutcome; reason?: string; words?: string }] => [
        call.id,
        output === ""
          ? { outcome: "malformed", reason: "noAnswer", words: "the answer is empty" }
          : { outcome: "accepted" },
      ]),
    );
    return { plannedCallIds: await countSettled(tx, calls, runs, outcomes) };
  });
}

function promptOf(runs: Awaited<ReturnType<typeof takeAnswered>>["runs"], runId: string): string {
  return runs.get(runId)?.promptVersion ?? "";
}
