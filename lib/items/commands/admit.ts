import { randomUUID } from "node:crypto";
import { type Db, takeSequence } from "#lib/platform/db.ts";
import { type ArrivalRules, decideArrivals } from "../decide-arrivals.ts";
import { projectIndex } from "../queries/project-index.ts";
import type { Category, ItemOrigin, TaskText } from "../schema.ts";
import { StandingTasks } from "../standing-tasks.ts";
import { taskKey } from "../task-key.ts";
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
 * The one way into a project's items: in one transaction, with the project's row locked, each arrival in order either
 * becomes an item or a rejection, with the project's next sequence number. What it becomes is decided by decideArrivals.
 * If the transaction fails, the caller drops the indexes with forgetProjectIndexes: they hold what was not kept.
 * @param before the number before the first of those that {@link lockProject} took for the arrivals, one for each
 * @param onAdmitted called for each at its turn, so that the rules know of it at the next
 */
export async function admit<A extends Arrival>(
  tx: Db,
  projectId: string,
  before: bigint,
  arrivals: A[],
  rules: ArrivalRules<A>,
  onAdmitted: (admitted: Admitted<A>) => void,
): Promise<void> {
  if (arrivals.length === 0) return;
  const tasks = await standingTasks(tx, projectId, before, arrivals, rules);
  const items: ItemRow[] = [];
  const rejections: RejectionRow[] = [];

  decideArrivals(tasks, before, arrivals, rules, ({ arrival, exactKey, sequence, verdict }) => {
    const { origin, instruction, input, output, runId, callId, position, kind, reason, category, rawCategory } =
      arrival;
    const key = Number(sequence);
    const taken = { origin, runId, callId, position, sequence: key, instruction, input, output, kind, reason };
    if (verdict) {
      const { rule, detail, neighbour } = verdict;
      const nearest = { neighbour: neighbour?.key ?? null, score: neighbour?.score ?? null };
      rejections.push({ ...taken, rule, detail, rawCategory: rawCategory ?? category, ...nearest });
      onAdmitted({ arrival, rule });
      return null;
    }
    const id = randomUUID();
    items.push({ ...taken, id, exactKey, proposedCategory: category, rawCategory });
    onAdmitted({ arrival, itemId: id });
    return key;
  });
  await insertItems(tx, projectId, items);
  await insertRejections(tx, projectId, rejections);
}

/** The project's tasks as of `before`, as far as these arrivals can be duplicates of them. */
async function standingTasks<A extends Arrival>(
  tx: Db,
  projectId: string,
  before: bigint,
  arrivals: A[],
  { checksOf }: ArrivalRules<A>,
): Promise<StandingTasks> {
  const exactKeys = arrivals.map(taskKey);
  const holders = await tx.$queryRaw<{ exactKey: string; key: bigint }[]>`/* prepared: find-key-holders */
    SELECT exact_key AS "exactKey", sequence AS key FROM seeds
    WHERE project_id = ${projectId}::uuid AND exact_key = ANY(${exactKeys}) AND status <> 'archived'
    UNION ALL
    SELECT exact_key, sequence FROM items WHERE project_id = ${projectId}::uuid AND exact_key = ANY(${exactKeys})`;
  const tokenizers = new Set(arrivals.flatMap((arrival) => checksOf(arrival).nearDuplicate?.tokenizer ?? []));
  const indexes = await Promise.all(
    [...tokenizers].map(async (t) => [t, await projectIndex(tx, projectId, t, before)] as const),
  );
  const tasks = new StandingTasks(new Map(indexes.map(([tokenizer, { index }]) => [tokenizer, index])));
  for (const { exactKey, key } of holders) tasks.hold(exactKey, Number(key));
  // They will hold what is admitted here, and if it is not kept the caller drops them.
  for (const [, held] of indexes) held.upTo = before + BigInt(arrivals.length);
  return tasks;
}

/**
 * Locks the project's row until the transaction ends, and takes `count` numbers of its sequence: admissions and text
 * changes go one after another.
 * @returns the number before the first one taken
 */
export async function lockProject(tx: Db, projectId: string, count: number): Promise<bigint> {
  return (await takeSequence(tx, projectId, count)) - 1n;
}
