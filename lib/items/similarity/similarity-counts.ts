import type { SimilarityBin, SimilarityHistogram } from "./schema.ts";

const bins = 20;

/** Items counted by highest similarity in 20 equal steps from 0 to 1: to the seeds, and to other items. */
export type SimilarityCounts = { size: number; seeds: number[]; items: number[] };

/** The counts that a look keeps: of the project, and by id of the run. */
export type ScanHistograms = { all: SimilarityCounts; runs: Record<string, SimilarityCounts> };

/** No items yet. */
export function emptyCounts(): SimilarityCounts {
  return { size: 0, seeds: new Array(bins).fill(0), items: new Array(bins).fill(0) };
}

/** Counts an item with its highest similarity to the seeds and to other items. */
export function countItem(counts: SimilarityCounts, toSeeds: number, toItems: number): void {
  counts.size++;
  counts.seeds[binOf(toSeeds)] = (counts.seeds[binOf(toSeeds)] as number) + 1;
  counts.items[binOf(toItems)] = (counts.items[binOf(toItems)] as number) + 1;
}

/** The counts as a histogram. */
export function toHistogram({ size, seeds, items }: SimilarityCounts): SimilarityHistogram {
  return {
    size,
    bins: seeds.map(
      (inSeeds, i): SimilarityBin => ({ from: i / bins, to: (i + 1) / bins, seeds: inSeeds, items: items[i] ?? 0 }),
    ),
  };
}

function binOf(score: number): number {
  return Math.min(bins - 1, Math.floor(score * bins));
}
