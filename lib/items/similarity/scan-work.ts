import { MaximumForest } from "#lib/algorithms/maximum-forest.ts";
import { type AfterPair, SlotJoin } from "#lib/algorithms/near-duplicates/slot-join.ts";
import { assembleForest, countSimilarities } from "./assemble-scan.ts";
import { counter, counterCount, type Joined, type ScanFound, type ScanOrders, type ScanShared } from "./scan-orders.ts";
import { ScanTexts } from "./scan-texts.ts";
import { leastSimilarity } from "./schema.ts";

/** So many texts a thread takes at a time. */
const range = 128;

/** Where a text has more pairs than are taken, those above the next of these are taken too, again so many at most. */
const steps = [leastSimilarity, 0.7, 0.85, 0.95];

/**
 * What one thread does of a look at all tasks. The first thread takes in the texts, and puts together in the end what all found; in
 * between every thread does its share of the pairs and of the nearest, a range at a time, until none is left.
 */
export class ScanWork {
  #texts = new ScanTexts("rouge", []);
  #oldestOf = new Int32Array();
  #shared: ScanShared | null = null;
  #join: SlotJoin | null = null;

  begin({ tokenizer, seeds }: ScanOrders["begin"]["ask"]): null {
    this.#texts = new ScanTexts(tokenizer, seeds);
    return null;
  }

  take({ page }: ScanOrders["take"]["ask"]): null {
    this.#texts.take(page);
    return null;
  }

  build({ threads }: ScanOrders["build"]["ask"]): ScanShared {
    const { pages, size } = this.#texts;
    const { index, oldestOf } = this.#texts.build();
    this.#oldestOf = oldestOf;
    const items = new Uint32Array(new SharedArrayBuffer(size * 4));
    let task = 0;
    for (const { seeds } of pages) {
      for (const seed of seeds) {
        const oldest = oldestOf[task++] as number;
        if (seed === 0) items[oldest] = (items[oldest] as number) + 1;
      }
    }
    return {
      tasks: size,
      index,
      items,
      counters: new Int32Array(new SharedArrayBuffer(counterCount * 4)),
      best: Array.from({ length: threads }, () => new Float64Array(new SharedArrayBuffer(size * 8))),
      nearest: new Float64Array(new SharedArrayBuffer(size * 8)),
    };
  }

  join({ shared, thread, pairsAtMost }: ScanOrders["join"]["ask"]): Joined {
    const { index, items, counters, tasks } = shared;
    const join = new SlotJoin(index);
    this.#shared = shared;
    this.#join = join;
    const best = shared.best[thread] as Float64Array;
    const forest = new MaximumForest(tasks);
    let pairs = 0;
    let cut = 0;
    let of = -1;
    let ofOne = 0;
    let cutOff = new Set<number>();

    function onPair(task: number, other: number, score: number): AfterPair {
      pairs++;
      forest.add(task, other, score);
      if ((items[other] as number) > 0 && score > (best[task] as number)) best[task] = score;
      if ((items[task] as number) > 0 && score > (best[other] as number)) best[other] = score;
      if (task !== of) {
        of = task;
        ofOne = 0;
      }
      if (++ofOne < pairsAtMost) return "next";
      cutOff.add(task);
      return "skip";
    }

    eachRange(counters, counter.joinNext, counter.joinDone, index.keys.length, (from, to) => {
      join.pairs(from, to, { threshold: leastSimilarity, strict: false }, onPair);
      cut += cutOff.size;
      for (const threshold of steps.slice(1)) {
        if (cutOff.size === 0) return;
        const again = cutOff;
        cutOff = new Set();
        for (let slot = from; slot < to; slot++) {
          of = -1;
          if (again.has(index.keys[slot] as number)) join.pairs(slot, slot + 1, { threshold, strict: false }, onPair);
        }
      }
      cutOff.clear();
    });
    return { forest: forest.edges(), pairs, cut };
  }

  nearest(): null {
    const shared = this.#shared as ScanShared;
    const { index, items, counters, nearest } = shared;
    const join = this.#join as SlotJoin;
    const isSeed = (other: number) => items[other] === 0;
    eachRange(counters, counter.nearestNext, counter.nearestDone, index.keys.length, (from, to) => {
      for (let slot = from; slot < to; slot++) {
        const task = index.keys[slot] as number;
        // What has an item for a neighbour, or several items with its very text, is known already.
        if (items[task] !== 1 || pairedBest(shared, task) > 0) continue;
        nearest[task] = join.nearest(slot, 1, isSeed)[0]?.score ?? 0;
      }
    });
    return null;
  }

  assemble({ joined }: ScanOrders["assemble"]["ask"]): ScanFound {
    const shared = this.#shared as ScanShared;
    const { pages } = this.#texts;
    const oldestOf = this.#oldestOf;
    const sum = (of: "pairs" | "cut") => joined.reduce((total, part) => total + part[of], 0);
    const toItems = (task: number) => {
      const oldest = oldestOf[task] as number;
      return (shared.items[oldest] as number) > 1
        ? 1
        : pairedBest(shared, oldest) || (shared.nearest[oldest] as number);
    };
    return {
      forest: assembleForest(
        pages,
        oldestOf,
        joined.map(({ forest }) => forest),
      ),
      pairs: sum("pairs"),
      cut: sum("cut"),
      ...countSimilarities(pages, toItems),
    };
  }
}

/** Takes range after range of an index's slots as long as there are any, the last first: they take longest. */
function eachRange(
  counters: Int32Array,
  next: number,
  done: number,
  slots: number,
  work: (from: number, to: number) => void,
): void {
  for (;;) {
    const to = slots - Atomics.add(counters, next, range);
    if (to <= 0) return;
    const from = Math.max(0, to - range);
    work(from, to);
    Atomics.add(counters, done, to - from);
  }
}

function pairedBest({ best }: ScanShared, task: number): number {
  let highest = 0;
  for (const scores of best) highest = Math.max(highest, scores[task] as number);
  return highest;
}
