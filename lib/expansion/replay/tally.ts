import type { ChangedCandidate, ReplayFound, WhatIfFound } from "../replay-schema.ts";
import { compareCall } from "./compare-call.ts";
import type { TakenCall } from "./take-again.ts";

/** How many differences, and candidates that change sides, a result lists. */
const differencesKept = 20;
const changesKept = 50;

/** A neighbour by its key as text, until it is named. */
type Unnamed<T> = Omit<T, "neighbour"> & { neighbour: string | null };

/** A what-if result whose neighbours are not named yet. */
export type UnnamedWhatIf = Omit<WhatIfFound, "getIn" | "turnedAway"> &
  Record<"getIn" | "turnedAway", { count: number; first: Unnamed<ChangedCandidate>[] }>;

/** A result that holds nothing yet. */
export function emptyReplay(): ReplayFound {
  const zero = () => ({ items: 0, rejections: 0, malformed: 0 });
  return { kind: "replay", calls: 0, recorded: zero(), again: zero(), differences: 0, first: [], strays: 0 };
}

/** The same for other rules. */
export function emptyWhatIf(): UnnamedWhatIf {
  const { calls, recorded, again } = emptyReplay();
  const none = () => ({ count: 0, first: [] });
  return { kind: "whatIf", calls, recorded, again, byRule: {}, getIn: none(), turnedAway: none() };
}

/** Adds a call to a replay's result. */
export function tallyReplay(found: ReplayFound, taken: TakenCall): void {
  count(found, taken);
  const differences = compareCall(taken.call, taken.decided, taken.malformed);
  found.differences += differences.length;
  found.first.push(...differences.slice(0, differencesKept - found.first.length));
}

/** Adds a call to a what-if result. */
export function tallyWhatIf(found: UnnamedWhatIf, taken: TakenCall): void {
  count(found, taken);
  const { call, decided } = taken;
  const ruled = (rule: string) => {
    found.byRule[rule] ??= { recorded: 0, again: 0 };
    return found.byRule[rule];
  };
  for (const rejection of call.rejections.values()) ruled(rejection.rule).recorded += 1;
  for (const { arrival, sequence, verdict } of decided) {
    if (verdict) ruled(verdict.rule).again += 1;
    const rejection = call.rejections.get(arrival.position);
    const shared = { call: call.number, sequence: Number(sequence), instruction: arrival.instruction.slice(0, 500) };
    if (rejection && !verdict) {
      const { rule, detail, neighbour } = rejection;
      keep(found.getIn, { ...shared, rule, detail, neighbour });
    } else if (!rejection && verdict && call.items.has(arrival.position)) {
      const { rule, detail, neighbour } = verdict;
      keep(found.turnedAway, {
        ...shared,
        rule,
        detail,
        neighbour: neighbour ? String(neighbour.key) : null,
      });
    }
  }
}

/** All neighbours that a result names: their keys as text. */
export function neighboursIn({ getIn, turnedAway }: UnnamedWhatIf): string[] {
  return [...getIn.first, ...turnedAway.first].flatMap(({ neighbour }) => neighbour ?? []);
}

function keep<T>(list: { count: number; first: T[] }, one: T): void {
  list.count += 1;
  if (list.first.length < changesKept) list.first.push(one);
}

function count(
  found: Pick<ReplayFound, "calls" | "recorded" | "again">,
  { call, decided, malformed }: TakenCall,
): void {
  found.calls += 1;
  found.recorded.items += call.items.size;
  found.recorded.rejections += call.rejections.size;
  found.recorded.malformed += call.malformed.size;
  const out = decided.filter(({ verdict }) => verdict !== null).length;
  found.again.items += decided.length - out;
  found.again.rejections += out;
  found.again.malformed += malformed.length;
}
