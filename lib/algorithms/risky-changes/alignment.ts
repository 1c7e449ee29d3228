import type { DiffSegment } from "../word-diff.ts";

/** A place where two texts differ: a stretch of the old one, and what stands in the new one instead. Either may be empty. */
export type Hunk = { oldStart: number; oldEnd: number; newStart: number; newEnd: number };

/** How two texts lie beside each other. */
export type Alignment = {
  hunks: Hunk[];
  /** Where a place of the old text is in the new one; of one that is gone, where it would be. */
  toNew: (at: number) => number;
  /** The reverse. */
  toOld: (at: number) => number;
};

/** Reads a difference as places of both texts. O(segments) time, and O(log segments) for each place asked. */
export function align(segments: readonly DiffSegment[]): Alignment {
  const hunks: Hunk[] = [];
  let oldAt = 0;
  let newAt = 0;
  let hunk: Hunk | null = null;
  for (const { kind, text } of segments) {
    if (kind === "same") {
      hunk = null;
      oldAt += text.length;
      newAt += text.length;
      continue;
    }
    if (!hunk) {
      hunk = { oldStart: oldAt, oldEnd: oldAt, newStart: newAt, newEnd: newAt };
      hunks.push(hunk);
    }
    if (kind === "removed") hunk.oldEnd = oldAt += text.length;
    else hunk.newEnd = newAt += text.length;
  }
  return {
    hunks,
    toNew: (at) => place(hunks, at, ["oldStart", "oldEnd", "newStart", "newEnd"]),
    toOld: (at) => place(hunks, at, ["newStart", "newEnd", "oldStart", "oldEnd"]),
  };
}

type Names = [keyof Hunk, keyof Hunk, keyof Hunk, keyof Hunk];

function place(hunks: readonly Hunk[], at: number, [start, end, otherStart, otherEnd]: Names): number {
  const last = lastWhere(hunks, (hunk) => hunk[start] <= at);
  const hunk = hunks[last];
  if (!hunk) return at;
  return at < hunk[end] ? hunk[otherStart] : hunk[otherEnd] + (at - hunk[end]);
}

/** The last index of a sorted list for which something holds that holds for all before; -1 if for none. */
export function lastWhere<T>(list: readonly T[], holds: (each: T) => boolean): number {
  let low = -1;
  let high = list.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (holds(list[middle] as T)) low = middle;
    else high = middle - 1;
  }
  return low;
}
