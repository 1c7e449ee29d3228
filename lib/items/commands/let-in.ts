import { randomUUID } from "node:crypto";
import type { Match } from "#lib/algorithms/best-matches.ts";
import type { Tokenizer } from "#lib/algorithms/tokenize.ts";
import { decideArrivals, withExactKeys } from "../decide-arrivals.ts";
import { type Override, type OverrideRecord, usualChecks } from "../override.ts";
import { findByKeys } from "../queries/find-by-keys.ts";
import { usualLimit } from "../schema.ts";
import type { Verdict } from "../standing-tasks.ts";
import { type Admission, expectTexts, standingTasks } from "./admission.ts";
import { type Arrival, takenOf } from "./admit.ts";
import { type ItemRow, insertItems } from "./insert-arrivals.ts";

/** A task that a rule had turned away, and that a person lets in. */
export type LetIn = Arrival & { rejectionId: string };

/** The item that it became, and what it is a duplicate of nevertheless. */
export type LetInItem<A> = { arrival: A; itemId: string; override: Override | null };

/**
 * Makes items of tasks that a person lets in whatever the rules say. Where one is a duplicate of a seed or an item that stands, of one let
 * in before it as well, its first version records that as an override.
 * @param before the number before the first of those that lockProject took for the arrivals, one for each
 * @param tokenizer the project's; the admission was begun with it
 */
export async function letIn<A extends LetIn>(
  admission: Admission,
  before: bigint,
  arrivals: A[],
  { editorId, tokenizer }: { editorId: string; tokenizer: Tokenizer },
): Promise<LetInItem<A>[]> {
  const { tx, projectId } = admission;
  const keyed = withExactKeys(arrivals);
  const tasks = await standingTasks(
    admission,
    before,
    keyed.map(({ exactKey }) => exactKey),
  );
  expectTexts(admission, before, arrivals.length);
  const rules = { gate: () => null, checksOf: () => usualChecks(tokenizer) };
  const rows: (ItemRow & { verdict: Verdict | null })[] = [];
  decideArrivals(tasks, before, keyed, rules, ({ arrival, exactKey, sequence, verdict }) => {
    const { category, rawCategory, rejectionId } = arrival;
    const key = Number(sequence);
    const version = { change: "restored" as const, editorId, override: null };
    const proposal = { proposedCategory: category, rawCategory };
    rows.push({
      ...takenOf(arrival),
      sequence: key,
      id: randomUUID(),
      exactKey,
      ...proposal,
      rejectionId,
      ...version,
      verdict,
    });
    return key;
  });
  const own = new Map(rows.map(({ sequence, id }) => [sequence, { of: "item" as const, id, number: sequence }]));
  const keys = rows.flatMap(({ verdict }) => verdict?.neighbour?.key ?? []).filter((key) => !own.has(key));
  const named = new Map([...own, ...(await findByKeys(tx, projectId, keys))]);
  const overrides = rows.map(({ verdict }) => overrideOf(verdict, named));
  await insertItems(
    tx,
    projectId,
    rows.map(({ verdict, ...row }, i) => ({ ...row, override: overrides[i]?.record ?? null })),
  );
  return arrivals.map((arrival, i) => ({
    arrival,
    itemId: rows[i]?.id as string,
    override: overrides[i]?.shown ?? null,
  }));
}

/** The override that a duplicate check's verdict on a person's text comes to, to record and to show. */
export function overrideOf(
  verdict: (Pick<Verdict, "rule"> & { neighbour?: Match }) | null,
  named: ReadonlyMap<number, { of: "seed" | "item"; id: string; number: number }>,
): { record: OverrideRecord; shown: Override } | null {
  const neighbour = verdict?.neighbour && named.get(verdict.neighbour.key);
  if (!verdict?.neighbour || !neighbour) return null;
  const { of, id, number } = neighbour;
  const rule = verdict.rule as OverrideRecord["rule"];
  const facts = { rule, of, score: verdict.neighbour.score, limit: usualLimit };
  return { record: { ...facts, id }, shown: { ...facts, number } };
}
