import { keepProposals, type NewProposal } from "#lib/items/commands/keep-proposals.ts";
import type { Category } from "#lib/items/schema.ts";
import { type Db, db } from "#lib/platform/db.ts";
import { parseCategory } from "../parse-category.ts";
import { type Classification, parseClassification } from "../parse-classification.ts";
import { getPromptLabel } from "../queries/prompt-label.ts";
import type { LockedRun } from "./lock-run.ts";
import type { FollowUp } from "./settle-calls.ts";
import { countSettled, type ItemOutcome, type SettledCall, takeAnswered } from "./settle-item-calls.ts";

type Read = { call: SettledCall; answer: Classification | null; category: Category | null };

/**
 * Settles answered classifications in one transaction, of whichever runs: each answer becomes a proposal of its item, and
 * the item carries its category, kind and reason while nobody has decided it. An answer that names none of the four
 * categories is kept as a proposal of none; one that cannot be read is kept as it came. A call that is settled already
 * is passed over: settling twice is settling once.
 */
export async function settleClassifications(callIds: string[]): Promise<FollowUp> {
  return db.$transaction(async (tx) => {
    const { calls, runs } = await takeAnswered(tx, callIds, "classify");
    if (calls.length === 0) return { plannedCallIds: [] };
    const read = calls.map((call): Read => {
      const answer = parseClassification(call.response);
      return { call, answer, category: answer && parseCategory(answer.category) };
    });
    const promptOf = await namePrompts(tx, runs);
    await keepProposals(
      tx,
      read.flatMap(({ call, answer, category }): NewProposal[] => {
        if (!answer || !call.itemId) return [];
        const { projectId, itemId, version: itemVersion, runId, id: callId, model } = call;
        const promptVersion = promptOf.get(runId) ?? "";
        const { category: rawCategory, kind, reason } = answer;
        return [
          { projectId, itemId, itemVersion, runId, callId, model, promptVersion, category, rawCategory, kind, reason },
        ];
      }),
    );
    const outcomes = new Map(read.map((each) => [each.call.id, outcomeOf(each)]));
    return { plannedCallIds: await countSettled(tx, calls, runs, outcomes) };
  });
}

function outcomeOf({ answer, category }: Read): { outcome: ItemOutcome; reason?: string; words?: string } {
  if (category) return { outcome: "accepted" };
  if (answer) return { outcome: "rejected", words: "the answer names none of the four categories" };
  return { outcome: "malformed", reason: "noClassification", words: "the answer holds no category" };
}

/** By run, what its classifications' prompt is called. */
async function namePrompts(tx: Db, runs: Map<string, LockedRun>): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const { id, purpose, promptVersion, settings } of runs.values()) {
    const label =
      purpose === "classify" ? promptVersion : await getPromptLabel(tx, "classify", settings.classifyPromptVersionId);
    names.set(id, label);
  }
  return names;
}
