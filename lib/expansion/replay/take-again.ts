import { createNearDuplicateIndex } from "#lib/algorithms/near-duplicate-index.ts";
import { type Decided, decideArrivals, withExactKeys } from "#lib/items/decide-arrivals.ts";
import { StandingTasks } from "#lib/items/standing-tasks.ts";
import { taskKey } from "#lib/items/task-key.ts";
import { type AnswerScrap, type AnswerTask, readAnswer } from "../read-answer.ts";
import { askGate, duplicateChecks, type GateState } from "../run-gate.ts";
import type { RunRules, RunSettings } from "../schema.ts";
import { candidateId, type History, type HistoryEvent } from "./history.ts";
import type { RecordedCall } from "./recorded-call.ts";

/** A task of an answer, as it arrives at the project. */
export type ArrivedTask = AnswerTask & { origin: "call" };

/** What came out of a call that was taken again. */
export type TakenCall = {
  call: RecordedCall;
  decided: Decided<ArrivedTask>[];
  malformed: AnswerScrap[];
};

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
  // What the rules have changed so far, by candidate: items that did not get in, and what got in that is recorded as turned away: it
  // stands under the number that it was turned away at.
  const gone = new Set<string>();
  const early = new Map<string, { key: number; exactKey: string }>();

  for await (const call of calls) {
    await history.advance(call.settledFrom, apply, onStep);
    const { tasks: found, malformed } = readAnswer(call.response, call.finishReason, classification);
    const arrivals = found.map((task): ArrivedTask => ({ ...task, origin: "call" }));
    const decided: Decided<ArrivedTask>[] = [];
    const arrivalRules = {
      gate: (task: ArrivedTask, sequence: bigint) => askGate(state, rules, task, sequence),
      checksOf: () => checks,
    };
    decideArrivals(tasks, call.settledFrom, withExactKeys(arrivals), arrivalRules, (one) => {
      decided.push(one);
      return standAs(call, one);
    });
    yield { call, decided, malformed };
    await onStep();
  }

  /** The key under which a candidate stands from now on. */
  function standAs(call: RecordedCall, { arrival, exactKey, sequence, verdict }: Decided<ArrivedTask>): number | null {
    const item = call.items.get(arrival.position);
    const isIn = follow === "recorded" ? item !== undefined : verdict === null;
    if (isIn) state.accepted += 1;
    if (isIn && item) return Number(item.sequence);
    const candidate = candidateId(call.id, arrival.position);
    if (isIn) {
      const key = Number(sequence);
      early.set(candidate, { key, exactKey });
      return key;
    }
    if (item) gone.add(candidate);
    return null;
  }

  /** Lets the history go on by one change, but for items that these rules would not have let in. */
  function apply({ key, before, after, candidate }: HistoryEvent): void {
    if (candidate !== null && gone.has(candidate)) return;
    const inAlready = candidate === null ? undefined : early.get(candidate);
    if (candidate !== null && inAlready) {
      // A person brought in what these rules had let in: from now on it is that person's item.
      early.delete(candidate);
      tasks.leave(inAlready.key, inAlready.exactKey);
    }
    if (before) tasks.leave(key, taskKey(before));
    if (after) tasks.enter(key, after, taskKey(after));
  }
}
