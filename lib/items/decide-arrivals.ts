import type { TaskText } from "./schema.ts";
import type { DuplicateChecks, Neighbour, RuleVerdict, StandingTasks } from "./standing-tasks.ts";
import { taskKey } from "./task-key.ts";

/** What was decided of an arrival: turned away by a verdict, or let in (null), at its number of the project's sequence. */
export type Decided<A> = {
  arrival: A;
  key: string;
  sequence: bigint;
  verdict: (RuleVerdict & { neighbour?: Neighbour }) | null;
};

/** What decides: the caller's own rules, asked first, and the duplicate checks of an arrival. */
export type ArrivalRules<A> = {
  /** What the caller's rules say of an arrival at its turn; null lets it pass. */
  gate: (arrival: A, sequence: bigint) => RuleVerdict | null;
  checksOf: (arrival: A) => DuplicateChecks;
};

/**
 * Decides what becomes of arrivals, one after another, against the tasks that stand. Nothing but its arguments has a say: admission and
 * replay both go through it, so that they come to the same.
 * @param before the project's sequence before the first; each takes the next number
 * @param take told of each at its turn; gives the id (see indexId) under which it stands from then on, null where it does not
 */
export function decideArrivals<A extends TaskText>(
  tasks: StandingTasks,
  before: bigint,
  arrivals: readonly A[],
  { gate, checksOf }: ArrivalRules<A>,
  take: (decided: Decided<A>) => string | null,
): void {
  let sequence = before;
  for (const arrival of arrivals) {
    sequence += 1n;
    const key = taskKey(arrival);
    const verdict = gate(arrival, sequence) ?? tasks.findDuplicate(arrival, key, checksOf(arrival));
    const id = take({ arrival, key, sequence, verdict });
    if (id !== null) tasks.enter(id, arrival, key, Number(sequence));
  }
}
