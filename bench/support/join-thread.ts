import { parentPort, workerData } from "node:worker_threads";
import { SlotJoin } from "#lib/algorithms/near-duplicates/slot-join.ts";
import type { StaticIndex } from "#lib/algorithms/near-duplicates/static-index.ts";

/** What the threads of a join have in common: the index, and how many of its slots are taken. */
export type JoinTask = { index: StaticIndex; taken: Int32Array };

const rangeSlots = 2_000;

const { index, taken } = workerData as JoinTask;
const join = new SlotJoin(index);
let pairs = 0;
for (;;) {
  const from = Atomics.add(taken, 0, rangeSlots);
  if (from >= index.keys.length) break;
  join.pairs(from, Math.min(from + rangeSlots, index.keys.length), { threshold: 0.7, strict: true }, () => {
    pairs++;
    return "next";
  });
}
parentPort?.postMessage(pairs);
