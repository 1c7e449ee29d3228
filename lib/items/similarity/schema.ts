import type { Category, ItemOrigin, ItemStatus } from "../schema.ts";

/** The least similarity that tasks are looked at for: below it nobody calls two tasks duplicates. */
export const leastSimilarity = 0.5;

/** The thresholds that groups are counted at, the highest first: 1.00, 0.99 ... 0.50. */
export const similaritySteps: readonly number[] = Array.from({ length: 51 }, (_, i) => (100 - i) / 100);

/** How many of a group's members a list shows, and how many a page of one group. */
export const groupMembersShown = { inList: 20, onPage: 200 } as const;

/** The steps of a look at all tasks, in their order. */
export const scanSteps = ["read", "pairs", "nearest"] as const;

/** A step of a look at all tasks. */
export type ScanStep = (typeof scanSteps)[number];

/** How it stands with looking at all of a project's tasks for which are like which. */
export type ScanView = {
  /** Of the newest look. */
  state: "none" | "waiting" | "running" | "done" | "failed";
  /** Of the look under way: what it is at, and how far, in tasks. */
  step: ScanStep;
  done: number;
  total: number;
  /** Why the newest look failed. */
  failure: string | null;
  /** The look whose groups are shown: the newest that is done. */
  shown: ShownScan | null;
  /** A new look would find something else: tasks were added, changed or put back, or compared otherwise. */
  stale: boolean;
};

/** The look whose groups are shown. */
export type ShownScan = {
  id: string;
  /** The project's sequence that it saw. */
  asOf: number;
  /** Tasks looked at. */
  size: number;
  /** Tasks that are new, changed or put back since; a figure above `mostCounted` stands for more. */
  changesSince: number;
  /** There were more pairs than are taken: of some tasks only a part of what is like them is known. */
  capped: boolean;
  endedAt: Date;
};

/** A task of a group. */
export type GroupMember = {
  /** The project's sequence at its making: its age, and its key in every index. */
  key: number;
  of: "seed" | "item";
  id: string;
  /** What people call it by. */
  number: number;
  /** Items only. */
  origin: ItemOrigin | null;
  /** The beginnings of its texts. */
  instruction: string;
  input: string;
  output: string;
  /** The number of the version (of a seed: the revision) that they are of. */
  version: number;
  category: Category | null;
  proposedCategory: Category | null;
  /** Items only. */
  status: ItemStatus | null;
  tags: string[];
  createdAt: Date;
  /** How like it is to what is most like it in the group. */
  scoreToNearest: number | null;
  /** How like it is to the group's oldest; null for that one. */
  scoreToFirst: number | null;
};

/** Tasks that hang together by pairs at or above a threshold, at least one of them an item. */
export type DuplicateGroup = {
  /** Key of its oldest member. */
  key: number;
  size: number;
  /** Oldest first. */
  members: GroupMember[];
  /** How many more there are after these. */
  more: number;
};

/** How many groups a threshold makes, and how many items stand in them. */
export type ThresholdCount = { threshold: number; groups: number; items: number };

/** Items by their highest similarity, from `from` to below `to` (the last one to and with 1). */
export type SimilarityBin = {
  from: number;
  to: number;
  /** Items whose highest similarity to a seed lies there. */
  seeds: number;
  /** Items whose highest similarity to another item lies there. */
  items: number;
};

/** How new items are: each one's highest similarity to the seeds, and to the other items. */
export type SimilarityHistogram = { bins: SimilarityBin[]; size: number };
