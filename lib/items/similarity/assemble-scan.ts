import type { EdgeList } from "#lib/algorithms/edge-list.ts";
import { MaximumForest } from "#lib/algorithms/maximum-forest.ts";
import { packForest } from "#lib/algorithms/pack-forest.ts";
import { countItem, emptyCounts, type SimilarityCounts } from "./similarity-counts.ts";

/** Tasks in the order of their keys, numbered from 0 through all pages. */
type TaskPage = {
  keys: Float64Array;
  seeds: Uint8Array;
  runs: Int32Array;
  /** By task: the highest similarity to a seed. */
  toSeeds: Float64Array;
};

/**
 * The forest of all tasks, packed: the forests of their different texts put together, and each task with the text of an older one joined
 * to the oldest with it at 1. Tasks that are like no other are left out. O(tasks + edges) time.
 * @param oldestOf by task: the oldest with the same text
 */
export function assembleForest(
  pages: readonly TaskPage[],
  oldestOf: Int32Array,
  parts: readonly EdgeList[],
): Uint8Array<ArrayBuffer> {
  const forest = new MaximumForest(oldestOf.length);
  for (const part of parts) forest.addAll(part);
  for (let task = 0; task < oldestOf.length; task++) {
    if (oldestOf[task] !== task) forest.add(oldestOf[task] as number, task, 1);
  }
  const edges = forest.edges();
  const nodeOf = new Int32Array(oldestOf.length);
  for (const ends of [edges.older, edges.newer]) for (const task of ends) nodeOf[task] = 1;
  const keys: number[] = [];
  let task = 0;
  for (const page of pages) {
    for (const key of page.keys) {
      if (nodeOf[task] === 1) nodeOf[task] = keys.push(key) - 1;
      task++;
    }
  }
  const renumber = (ends: Uint32Array) => Uint32Array.from(ends, (end) => nodeOf[end] as number);
  return packForest({
    keys: Float64Array.from(keys),
    edges: { older: renumber(edges.older), newer: renumber(edges.newer), scores: edges.scores },
  });
}

/**
 * Counts of all items by their highest similarities, and of those of each run. O(items) time.
 * @param toItems the highest similarity of a task to another item
 */
export function countSimilarities(
  pages: readonly TaskPage[],
  toItems: (task: number) => number,
): { counts: SimilarityCounts; runCounts: SimilarityCounts[] } {
  const counts = emptyCounts();
  const runCounts: SimilarityCounts[] = [];
  let task = 0;
  for (const { seeds, runs, toSeeds } of pages) {
    for (let i = 0; i < seeds.length; i++, task++) {
      if (seeds[i] === 1) continue;
      const scores = [toSeeds[i] as number, toItems(task)] as const;
      countItem(counts, ...scores);
      const run = runs[i] as number;
      if (run === -1) continue;
      runCounts[run] ??= emptyCounts();
      countItem(runCounts[run], ...scores);
    }
  }
  return { counts, runCounts };
}
