import { randomUUID } from "node:crypto";
import { type ArrivalRules, decideArrivals, withExactKeys } from "../decide-arrivals.ts";
import type { Category, ItemOrigin, TaskText } from "../schema.ts";
import { type Admission, expectTexts, standingTasks } from "./admission.ts";
import { type ItemRow, insertItems, insertRejections, type RejectionRow } from "./insert-arrivals.ts";

/** A task that wants to become an item, wherever it comes from. */
export type Arrival = TaskText & {
  origin: ItemOrigin;
  /** As it was written, where it is none of the four. */
  rawCategory: string | null;
  category: Category | null;
  kind: string;
  /** Why category and kind are proposed. */
  reason: string;
  /** The run and the call that it comes from, where it comes from one. */
  runId: string | null;
  callId: string | null;
  /** Place in the response or file, from 0. */
  position: number;
};

/** What became of an arrival. */
export type Admitted<A> = { arrival: A } & ({ itemId: string } | { rule: string });

/**
 * The one way by which rules let tasks into a project, wherever they come from: with the project's row locked, each arrival in order
 * either becomes an item or a rejection, with the project's next sequence number. What it becomes is decided by decideArrivals.
 * @param before the number before the first of those that lockProject took for the arrivals, one for each
 * @param rules may use the tokenizers that the admission was begun with
 * @param onAdmitted called for each at its turn, so that the rules know of it at the next
 */
export async function admit<A extends Arrival>(
  admission: Admission,
  before: bigint,
  arrivals: A[],
  rules: ArrivalRules<A>,
  onAdmitted: (admitted: Admitted<A>) => void,
): Promise<void> {
  if (arrivals.length === 0) return;
  const keyed = withExactKeys(arrivals);
  const tasks = await standingTasks(
    admission,
    before,
    keyed.map(({ exactKey }) => exactKey),
  );
  expectTexts(admission, before, arrivals.length);
  const items: ItemRow[] = [];
  const rejections: RejectionRow[] = [];
  decideArrivals(tasks, before, keyed, rules, ({ arrival, exactKey, sequence, verdict }) => {
    const { category, rawCategory } = arrival;
    const taken = { ...takenOf(arrival), sequence: Number(sequence) };
    if (verdict) {
      const { rule, detail, neighbour } = verdict;
      const nearest = { neighbour: neighbour?.key ?? null, score: neighbour?.score ?? null };
      rejections.push({ ...taken, rule, detail, rawCategory: rawCategory ?? category, ...nearest });
      onAdmitted({ arrival, rule });
      return null;
    }
    const id = randomUUID();
    const version = { change: "admitted" as const, editorId: null, override: null };
    items.push({ ...taken, id, exactKey, proposedCategory: category, rawCategory, rejectionId: null, ...version });
    onAdmitted({ arrival, itemId: id });
    return taken.sequence;
  });
  await insertItems(admission.tx, admission.projectId, items);
  await insertRejections(admission.tx, admission.projectId, rejections);
}

/** What of an arrival is kept with it, whatever becomes of it. */
export function takenOf({ origin, runId, callId, position, instruction, input, output, kind, reason }: Arrival) {
  return { origin, runId, callId, position, instruction, input, output, kind, reason };
}
