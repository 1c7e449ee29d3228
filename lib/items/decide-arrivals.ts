import type { ComparedTask } from "./compared-text.ts";
import type { DuplicateChecks, RuleVerdict, StandingTasks, Verdict } from "./standing-tasks.ts";
import { taskKey } from "./task-key.ts";

/** An arrival with its exact key (see taskKey). */
export type Keyed<A> = { arrival: A; exactKey: string };

/** Works out the exact keys of arrivals. */
export function withExactKeys<A extends ComparedTask>(arrivals: readonly A[]): Keyed<A>[] {
  return arrivals.map((arrival) => ({ arrival, exactKey: taskKey(arrival) }));
}

/** What was decided of an arrival: turned away by a verdict, or let in (null), at its number of the project's sequence. */
export type Decided<A> = Keyed<A> & {
  sequence: bigint;
  verdict: Verdict | null;
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
 * @param take told of each at its turn; gives the key under which it stands from then on, null where it does not
 */
export function decideArrivals<A extends ComparedTask>(
  tasks: StandingTasks,
  before: bigint,
  arrivals: readonly Keyed<A>[],
  { gate, checksOf }: ArrivalRules<A>,
  take: (decided: Decided<A>) => number | null,
): void {
  let sequence = before;
  for (const { arrival, exactKey } of arrivals) {
    sequence += 1n;
    const verdict = gate(arrival, sequence) ?? tasks.findDuplicate(arrival, exactKey, checksOf(arrival));
    const key = take({ arrival, exactKey, sequence, verdict });
    if (key !== null) tasks.enter(key, arrival, exactKey);
  }
}
