import { createNearDuplicateIndex } from "#lib/algorithms/near-duplicate-index.ts";
import { type Decided, decideArrivals } from "#lib/items/decide-arrivals.ts";
import { indexId, StandingTasks } from "#lib/items/standing-tasks.ts";
import { taskKey } from "#lib/items/task-key.ts";
import { type AnswerScrap, type AnswerTask, readAnswer } from "../read-answer.ts";
import { askGate, duplicateChecks, type GateState } from "../run-gate.ts";
import type { RunRules, RunSettings } from "../schema.ts";
import { candidateId, type History, type HistoryEvent } from "./history.ts";
import type { RecordedCall } from "./recorded-call.ts";

/** What came out of a call that was taken again. */
export type TakenCall = {
  call: RecordedCall;
  decided: Decided<AnswerTask>[];
  malformed: AnswerScrap[];
};

/** What stands before the number of a candidate that only other rules let in, in place of an item's id. */
export const earlyMark = "=";

/** How a run is taken again. */
export type Retake = {
  rules: RunRules;
  classification: RunSettings["classification"];
  gate: GateState;
  /**
   * What stands after each candidate. `recorded`: the item that it became, so that each candidate is judged by the history as it was
   * and one difference makes no others. `decided`: what these rules let in.
   */
  follow: "recorded" | "decided";
};

/**
 * Takes a run's recorded answers again, one call after another, each against the project as of its number: the same parser, rules and
 * duplicate checks as at its admission, on the history as it is recorded. Nothing else has a say, no model is called.
 * @param onStep called after each page of history and each call, so that others get their turn
 * @yields each call with what came out
 */
export async function* takeAgain(
  calls: AsyncIterable<RecordedCall>,
  history: History,
  { rules, classification, gate, follow }: Retake,
  onStep: () => Promise<void>,
): AsyncGenerator<TakenCall> {
  const checks = duplicateChecks(rules);
  const near = checks.nearDuplicate;
  const tasks = new StandingTasks(
    near ? new Map([[near.tokenizer, createNearDuplicateIndex(near.tokenizer)]]) : new Map(),
  );
  const state = { ...gate };
  // What the rules have changed so far, by candidate: items that did not get in, and what got in that is recorded as turned away.
  const gone = new Set<string>();
  const early = new Map<string, { id: string; key: string }>();

  for await (const call of calls) {
    await history.advance(call.settledFrom, apply, onStep);
    const { tasks: arrivals, malformed } = readAnswer(call.response, call.finishReason, classification);
    const decided: Decided<AnswerTask>[] = [];
    const arrivalRules = {
      gate: (task: AnswerTask, sequence: bigint) => askGate(state, rules, task, sequence),
      checksOf: () => checks,
    };
    decideArrivals(tasks, call.settledFrom, arrivals, arrivalRules, (one) => {
      decided.push(one);
      return standAs(call, one);
    });
    yield { call, decided, malformed };
    await onStep();
  }

  /** The id under which a candidate stands from now on. */
  function standAs(call: RecordedCall, { arrival, key, sequence, verdict }: Decided<AnswerTask>): string | null {
    const item = call.items.get(arrival.position);
    const isIn = follow === "recorded" ? item !== undefined : verdict === null;
    if (isIn) state.accepted += 1;
    if (isIn && item) return indexId("item", item.id);
    const candidate = candidateId(call.id, arrival.position);
    if (isIn) {
      const id = indexId("item", `${earlyMark}${sequence}`);
      early.set(candidate, { id, key });
      return id;
    }
    if (item) gone.add(candidate);
    return null;
  }

  /** Lets the history go on by one change, but for items that these rules would not have let in. */
  function apply({ id, age, before, after, candidate }: HistoryEvent): void {
    if (candidate !== null && gone.has(candidate)) return;
    const inAlready = candidate === null ? undefined : early.get(candidate);
    if (candidate !== null && inAlready) {
      // A person brought in what these rules had let in: from now on it is that person's item.
      early.delete(candidate);
      tasks.leave(inAlready.id, inAlready.key);
    }
    if (before) tasks.leave(id, taskKey(before));
    if (after) tasks.enter(id, after, taskKey(after), Number(age));
  }
}
