import { randomUUID } from "node:crypto";
import type { Tokenizer } from "#lib/algorithms/tokenize.ts";
import { type Db, type Prisma, takeSequence } from "#lib/platform/db.ts";
import { indexId, type Neighbour, neighbourOf, projectIndex } from "../queries/project-index.ts";
import type { Category } from "../schema.ts";
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

/** A rule's verdict on an arrival. */
export type RuleVerdict = { rule: string; detail: string };

/** The checks that need the project's other tasks. */
export type DuplicateChecks = {
  exactDuplicate: boolean;
  nearDuplicate: { threshold: number; strict: boolean; tokenizer: Tokenizer } | null;
};

/** What became of an arrival. */
export type Admitted = { arrival: Arrival } & ({ itemId: string } | { rule: string });

/**
 * The one way into a project's items: in one transaction, with the project's row locked, each arrival in order either
 * becomes an item or a rejection, with the project's next sequence number.
 * @param lockedSequence the number before the first of those that {@link lockProject} took for the arrivals, one for each
 * @param gate what the caller's own rules say of an arrival at its turn, before the duplicate checks; null lets it pass
 * @param onAdmitted called for each at its turn, so that the gate of the next knows of it
 * If the transaction fails, the caller drops the indexes with forgetProjectIndexes: they hold what was not kept.
 */
export async function admit(
  tx: Db,
  projectId: string,
  lockedSequence: bigint,
  arrivals: Arrival[],
  checksOf: (arrival: Arrival) => DuplicateChecks,
  gate: (arrival: Arrival) => RuleVerdict | null,
  onAdmitted: (admitted: Admitted) => void,
): Promise<void> {
  if (arrivals.length === 0) return;
  const keys = arrivals.map(taskKey);
  const holders = await findExact(tx, projectId, keys);
  const tokenizers = [...new Set(arrivals.flatMap((arrival) => checksOf(arrival).nearDuplicate?.tokenizer ?? []))];
  const indexes = new Map(
    await Promise.all(tokenizers.map(async (t) => [t, await projectIndex(tx, projectId, t, lockedSequence)] as const)),
  );
  const items: Prisma.ItemCreateManyInput[] = [];
  const versions: Prisma.ItemVersionCreateManyInput[] = [];
  const rejections: Prisma.RejectionCreateManyInput[] = [];
  let sequence = lockedSequence;

  for (const [i, arrival] of arrivals.entries()) {
    const { instruction, input, output, runId, callId, position, kind } = arrival;
    const key = keys[i] as string;
    const verdict = gate(arrival) ?? checkDuplicates(arrival, key, checksOf(arrival));
    sequence += 1n;
    if (verdict) {
      const neighbour = "neighbour" in verdict ? (verdict.neighbour as Neighbour) : null;
      rejections.push({
        projectId,
        runId,
        callId,
        position,
        sequence,
        instruction,
        input,
        output,
        kind,
        rule: verdict.rule,
        detail: verdict.detail,
        rawCategory: arrival.rawCategory ?? arrival.category,
        reason: arrival.reason,
        neighbourSeedId: neighbour?.of === "seed" ? neighbour.id : null,
        neighbourItemId: neighbour?.of === "item" ? neighbour.id : null,
        score: neighbour?.score ?? null,
      });
      onAdmitted({ arrival, rule: verdict.rule });
      continue;
    }
    const id = randomUUID();
    items.push({
      id,
      projectId,
      sequence,
      changeSequence: sequence,
      origin: "call",
      runId,
      callId,
      position,
      instruction,
      input,
      output,
      kind,
      exactKey: key,
      proposedCategory: arrival.category,
      rawCategory: arrival.rawCategory,
      proposalReason: arrival.reason,
    });
    versions.push({ itemId: id, number: 1, instruction, input, output, change: "admitted", sequence });
    holders.set(key, { of: "item", id });
    for (const held of indexes.values()) held.index.add(indexId("item", id), instruction);
    onAdmitted({ arrival, itemId: id });
  }
  // They hold what was admitted here, and if it is not kept the caller drops them.
  for (const held of indexes.values()) held.upTo = sequence;
  if (items.length > 0) {
    await tx.item.createMany({ data: items });
    await tx.itemVersion.createMany({ data: versions });
  }
  if (rejections.length > 0) await tx.rejection.createMany({ data: rejections });

  function checkDuplicates(
    arrival: Arrival,
    key: string,
    checks: DuplicateChecks,
  ): (RuleVerdict & { neighbour: Neighbour }) | null {
    const holder = checks.exactDuplicate ? holders.get(key) : undefined;
    if (holder)
      return { rule: "exactDuplicate", detail: "same instruction and input", neighbour: { ...holder, score: 1 } };
    const near = checks.nearDuplicate;
    const match =
      near &&
      indexes.get(near.tokenizer)?.index.findAbove(arrival.instruction, near.threshold, { strict: near.strict });
    if (!match) return null;
    return {
      rule: "nearDuplicate",
      detail: `ROUGE-L ${match.score.toFixed(3)}, limit ${near.threshold}`,
      neighbour: neighbourOf(match),
    };
  }
}

/**
 * Locks the project's row until the transaction ends, and takes `count` numbers of its sequence: admissions and text
 * changes go one after another.
 * @returns the number before the first one taken
 */
export async function lockProject(tx: Db, projectId: string, count: number): Promise<bigint> {
  return (await takeSequence(tx, projectId, count)) - 1n;
}

async function findExact(
  tx: Db,
  projectId: string,
  keys: string[],
): Promise<Map<string, { of: "seed" | "item"; id: string }>> {
  const rows = await tx.$queryRaw<{ of: "seed" | "item"; id: string; key: string }[]>`
    SELECT 'seed' AS of, id, exact_key AS key FROM seeds WHERE project_id = ${projectId}::uuid AND exact_key = ANY(${keys}) AND status <> 'archived'
    UNION ALL
    SELECT 'item', id, exact_key FROM items WHERE project_id = ${projectId}::uuid AND exact_key = ANY(${keys})`;
  return new Map(rows.map(({ of, id, key }) => [key, { of, id }]));
}
