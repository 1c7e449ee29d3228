import type { EdgeList } from "#lib/algorithms/edge-list.ts";
import type { StaticIndex } from "#lib/algorithms/near-duplicates/static-index.ts";
import type { Tokenizer } from "#lib/algorithms/tokenize.ts";
import type { SimilarityCounts } from "./similarity-counts.ts";

/** Some of the tasks to look at, page after page in the order of their keys. */
export type ScanPage = {
  keys: Float64Array<ArrayBuffer>;
  /** What of each is compared. */
  texts: string[];
  /** 1 for a seed, 0 for an item. */
  seeds: Uint8Array<ArrayBuffer>;
  /** The number of the run that each is filed under, as the caller counts runs; -1 for none. */
  runs: Int32Array<ArrayBuffer>;
};

/**
 * What the threads of a look share. Tasks are numbered from 0 in the order of their keys; the oldest task of those with one text stands
 * for all of them.
 */
export type ScanShared = {
  tasks: number;
  /** Over the different texts, by number of the task. */
  index: StaticIndex;
  /** By task: how many items have its text, where it stands for it. */
  items: Uint32Array;
  /** Numbers that all threads count with, see {@link counter}. */
  counters: Int32Array;
  /** By thread, by task: the highest similarity to an item's other text, of the pairs that the thread found; 0 for none. */
  best: Float64Array[];
  /** By task: the same where no pair was found, found one by one. */
  nearest: Float64Array;
};

/** Places in the counters that threads share. */
export const counter = { joinNext: 0, joinDone: 1, nearestNext: 2, nearestDone: 3 } as const;

/** How many counters there are. */
export const counterCount = 4;

/** What all pairs of a part came to. */
export type Joined = {
  forest: EdgeList;
  pairs: number;
  /** Texts that have more pairs than are taken. */
  cut: number;
};

/** What a look at all tasks found. */
export type ScanFound = {
  forest: Uint8Array<ArrayBuffer>;
  pairs: number;
  cut: number;
  counts: SimilarityCounts;
  /** By the caller's number of the run. */
  runCounts: SimilarityCounts[];
};

/** What a thread can be asked, and what it answers. */
export type ScanOrders = {
  begin: { ask: { tokenizer: Tokenizer; seeds: string[] }; answer: null };
  take: { ask: { page: ScanPage }; answer: null };
  build: { ask: { threads: number }; answer: ScanShared };
  join: { ask: { shared: ScanShared; thread: number; pairsAtMost: number }; answer: Joined };
  nearest: { ask: Record<never, never>; answer: null };
  assemble: { ask: { joined: Joined[] }; answer: ScanFound };
};

/** One of the orders. */
export type ScanOrder = keyof ScanOrders;
