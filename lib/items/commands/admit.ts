import { randomUUID } from "node:crypto";
import { type Db, type Prisma, takeSequence } from "#lib/platform/db.ts";
import { type ArrivalRules, decideArrivals } from "../decide-arrivals.ts";
import { projectIndex } from "../queries/project-index.ts";
import type { Category } from "../schema.ts";
import { indexId, StandingTasks } from "../standing-tasks.ts";
import { taskKey } from "../task-key.ts";

/** A task that wants to become an item. */
export type Arrival = {
  instruction: string;
  input: string;
  output: string;
  /** As the model wrote it, where it is none of the four. */
  rawCategory: string | null;
  category: Category | null;
  kind: string;
  /** Why the model proposes category and kind. */
  reason: string;
  runId: string;
  callId: string;
  /** Place in the response, from 0. */
  position: number;
};

/** What became of an arrival. */
export type Admitted = { arrival: Arrival } & ({ itemId: string } | { rule: string });

/**
 * The one way into a project's items: in one transaction, with the project's row locked, each arrival in order either
 * becomes an item or a rejection, with the project's next sequence number. What it becomes is decided by decideArrivals.
 * If the transaction fails, the caller drops the indexes with forgetProjectIndexes: they hold what was not kept.
 * @param before the number before the first of those that {@link lockProject} took for the arrivals, one for each
 * @param onAdmitted called for each at its turn, so that the rules know of it at the next
 */
export async function admit(
  tx: Db,
  projectId: string,
  before: bigint,
  arrivals: Arrival[],
  rules: ArrivalRules<Arrival>,
  onAdmitted: (admitted: Admitted) => void,
): Promise<void> {
  if (arrivals.length === 0) return;
  const tasks = await standingTasks(tx, projectId, before, arrivals, rules);
  const items: Prisma.ItemCreateManyInput[] = [];
  const versions: Prisma.ItemVersionCreateManyInput[] = [];
  const rejections: Prisma.RejectionCreateManyInput[] = [];

  decideArrivals(tasks, before, arrivals, rules, ({ arrival, key, sequence, verdict }) => {
    const { instruction, input, output, runId, callId, position, kind } = arrival;
    const taken = { projectId, runId, callId, position, sequence, instruction, input, output, kind };
    if (verdict) {
      const { rule, detail, neighbour } = verdict;
      rejections.push({
        ...taken,
        rule,
        detail,
        rawCategory: arrival.rawCategory ?? arrival.category,
        reason: arrival.reason,
        neighbourSeedId: neighbour?.of === "seed" ? neighbour.id : null,
        neighbourItemId: neighbour?.of === "item" ? neighbour.id : null,
        score: neighbour?.score ?? null,
      });
      onAdmitted({ arrival, rule });
      return null;
    }
    const id = randomUUID();
    items.push({
      ...taken,
      id,
      changeSequence: sequence,
      origin: "call",
      exactKey: key,
      proposedCategory: arrival.category,
      rawCategory: arrival.rawCategory,
      proposalReason: arrival.reason,
    });
    versions.push({ itemId: id, number: 1, instruction, input, output, change: "admitted", sequence });
    onAdmitted({ arrival, itemId: id });
    return indexId("item", id);
  });
  if (items.length > 0) {
    await tx.item.createMany({ data: items });
    await tx.itemVersion.createMany({ data: versions });
  }
  if (rejections.length > 0) await tx.rejection.createMany({ data: rejections });
}

/** The project's tasks as of `before`, as far as these arrivals can be duplicates of them. */
async function standingTasks(
  tx: Db,
  projectId: string,
  before: bigint,
  arrivals: Arrival[],
  { checksOf }: ArrivalRules<Arrival>,
): Promise<StandingTasks> {
  const keys = arrivals.map(taskKey);
  const holders = await tx.$queryRaw<{ of: "seed" | "item"; id: string; key: string; sequence: bigint }[]>`
    SELECT 'seed' AS of, id, exact_key AS key, sequence FROM seeds
    WHERE project_id = ${projectId}::uuid AND exact_key = ANY(${keys}) AND status <> 'archived'
    UNION ALL
    SELECT 'item', id, exact_key, sequence FROM items WHERE project_id = ${projectId}::uuid AND exact_key = ANY(${keys})`;
  const tokenizers = new Set(arrivals.flatMap((arrival) => checksOf(arrival).nearDuplicate?.tokenizer ?? []));
  const indexes = await Promise.all(
    [...tokenizers].map(async (t) => [t, await projectIndex(tx, projectId, t, before)] as const),
  );
  const tasks = new StandingTasks(new Map(indexes.map(([tokenizer, { index }]) => [tokenizer, index])));
  for (const { of, id, key, sequence } of holders) tasks.hold(key, { id: indexId(of, id), age: Number(sequence) });
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
