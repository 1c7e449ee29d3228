import { randomUUID } from "node:crypto";
import { type Db, takeSequence } from "#lib/platform/db.ts";
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
  const items: ItemRow[] = [];
  const rejections: RejectionRow[] = [];

  decideArrivals(tasks, before, arrivals, rules, ({ arrival, key, sequence, verdict }) => {
    const { instruction, input, output, runId, callId, position, kind } = arrival;
    const taken = { runId, callId, position, sequence: String(sequence), instruction, input, output, kind };
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
      exactKey: key,
      proposedCategory: arrival.category,
      rawCategory: arrival.rawCategory,
      proposalReason: arrival.reason,
    });
    onAdmitted({ arrival, itemId: id });
    return indexId("item", id);
  });
  if (items.length > 0) await insertItems(tx, projectId, items);
  if (rejections.length > 0) await insertRejections(tx, projectId, rejections);
}

/** What rows of items and rejections have in common. */
type TakenRow = Pick<Arrival, "runId" | "callId" | "position" | "instruction" | "input" | "output" | "kind"> & {
  sequence: string;
};

type ItemRow = TakenRow & {
  id: string;
  exactKey: string;
  proposedCategory: Category | null;
  rawCategory: string | null;
  proposalReason: string;
};

type RejectionRow = TakenRow & {
  rule: string;
  detail: string;
  rawCategory: string | null;
  reason: string;
  neighbourSeedId: string | null;
  neighbourItemId: string | null;
  score: number | null;
};

// One statement with one parameter each, however many rows: the project's row is held meanwhile, and others wait for it.

async function insertItems(tx: Db, projectId: string, rows: ItemRow[]): Promise<void> {
  await tx.$executeRaw`/* prepared: insert-items */
    WITH r AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, "runId" uuid, "callId" uuid, position int,
        sequence bigint, instruction text, input text, output text, kind text, "exactKey" text, "proposedCategory" "Category",
        "rawCategory" text, "proposalReason" text)
    ), made AS (
      INSERT INTO items (id, project_id, sequence, change_sequence, origin, run_id, call_id, position, instruction, input, output,
        exact_key, proposed_category, raw_category, kind, proposal_reason)
      SELECT id, ${projectId}::uuid, sequence, sequence, 'call', "runId", "callId", position, instruction, input, output,
        "exactKey", "proposedCategory", "rawCategory", kind, "proposalReason" FROM r
      RETURNING id, sequence, instruction, input, output
    )
    INSERT INTO item_versions (item_id, number, instruction, input, output, change, sequence)
    SELECT id, 1, instruction, input, output, 'admitted', sequence FROM made`;
}

async function insertRejections(tx: Db, projectId: string, rows: RejectionRow[]): Promise<void> {
  await tx.$executeRaw`/* prepared: insert-rejections */
    INSERT INTO rejections (id, project_id, run_id, call_id, position, sequence, rule, detail, instruction, input, output, raw_category,
      kind, reason, neighbour_seed_id, neighbour_item_id, score)
    SELECT gen_random_uuid(), ${projectId}::uuid, "runId", "callId", position, sequence, rule, detail, instruction, input, output,
      "rawCategory", kind, reason, "neighbourSeedId", "neighbourItemId", score
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("runId" uuid, "callId" uuid, position int, sequence bigint, rule text,
      detail text, instruction text, input text, output text, "rawCategory" text, kind text, reason text, "neighbourSeedId" uuid,
      "neighbourItemId" uuid, score float8)`;
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
  const holders = await tx.$queryRaw<
    { of: "seed" | "item"; id: string; key: string; sequence: bigint }[]
  >`/* prepared: find-key-holders */
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
