import type { CallPurpose, CostSums, Costs, ItemCost, ModelCosts, RunCosts } from "./cost-view.ts";
import { toDollars } from "./money.ts";

/** What one run cost on one day with one model for one purpose, and what the whole run came to. */
export type SpendingRow = {
  runNumber: number;
  /** What the run is for, and on which model it is. */
  runPurpose: CallPurpose;
  runEndpointId: string;
  runModel: string;
  accepted: number;
  /** Of all its days. */
  runCharged: bigint;
  runAttempts: number;
  runUnpriced: number;
  day: string;
  endpointId: string;
  endpointName: string;
  /** The practice model, which costs nothing. */
  practice: boolean;
  model: string;
  purpose: CallPurpose;
  attempts: number;
  unpriced: number;
  inputTokens: bigint;
  cachedTokens: bigint;
  outputTokens: bigint;
  charged: bigint;
};

type Group = [SpendingRow, ...SpendingRow[]];

/**
 * Sums by day, model and run. Whole picodollars are added, and become dollars at the end: each sum is exact, in whatever
 * order the rows come.
 *
 * What an accepted item cost is the cost of the whole run, other days and its classifications included, over all that it
 * accepted; of a model, that of the runs on it together.
 * @param days every day that is looked at, oldest first
 */
export function summariseCosts(rows: readonly SpendingRow[], days: readonly string[]): Costs {
  const byDay = new Map(days.map((day) => [day, 0n]));
  for (const row of rows) byDay.set(row.day, (byDay.get(row.day) ?? 0n) + row.charged);
  const runs = groupBy(rows, (row) => String(row.runNumber));
  const expansions = runs.map(([run]) => run).filter((run) => run.runPurpose === "expand");
  return {
    total: sumOf(rows),
    days: [...byDay].map(([day, charged]) => ({ day, charged: toDollars(charged) })),
    models: groupBy(rows, modelKey)
      .map((group) => costsOfModel(group, expansions))
      .sort(dearestFirst),
    runs: runs.map(costsOfRun).sort(dearestFirst),
  };
}

function sumOf(rows: readonly SpendingRow[]): CostSums {
  const count = (of: (row: SpendingRow) => number) => rows.reduce((sum, row) => sum + of(row), 0);
  const add = (of: (row: SpendingRow) => bigint) => rows.reduce((sum, row) => sum + of(row), 0n);
  return {
    attempts: count((row) => row.attempts),
    unpriced: count((row) => row.unpriced),
    inputTokens: Number(add((row) => row.inputTokens)),
    cachedTokens: Number(add((row) => row.cachedTokens)),
    outputTokens: Number(add((row) => row.outputTokens)),
    charged: toDollars(add((row) => row.charged)),
  };
}

function costsOfRun(group: Group): RunCosts {
  const [run] = group;
  return {
    ...sumOf(group),
    number: run.runNumber,
    purpose: run.runPurpose,
    model: run.runModel,
    accepted: run.accepted,
    perItem: run.runPurpose === "expand" ? itemCost([run]) : { dollars: null, atLeast: false },
  };
}

function costsOfModel(group: Group, expansions: readonly SpendingRow[]): ModelCosts {
  const [{ endpointId, endpointName, model, practice }] = group;
  const onIt = expansions.filter((run) => run.runEndpointId === endpointId && run.runModel === model);
  const accepted = onIt.reduce((sum, run) => sum + run.accepted, 0);
  return { ...sumOf(group), endpointId, endpointName, model, practice, accepted, perItem: itemCost(onIt) };
}

function itemCost(runs: readonly SpendingRow[]): ItemCost {
  const accepted = runs.reduce((sum, run) => sum + run.accepted, 0);
  const attempts = runs.reduce((sum, run) => sum + run.runAttempts, 0);
  const unpriced = runs.reduce((sum, run) => sum + run.runUnpriced, 0);
  const charged = runs.reduce((sum, run) => sum + run.runCharged, 0n);
  if (accepted === 0 || unpriced === attempts) return { dollars: null, atLeast: false };
  return { dollars: toDollars(charged) / accepted, atLeast: unpriced > 0 };
}

function modelKey(row: SpendingRow): string {
  return `${row.endpointId} ${row.model}`;
}

function groupBy(rows: readonly SpendingRow[], keyOf: (row: SpendingRow) => string): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return [...groups.values()];
}

function dearestFirst(one: CostSums, other: CostSums): number {
  return other.charged - one.charged || other.attempts - one.attempts;
}
