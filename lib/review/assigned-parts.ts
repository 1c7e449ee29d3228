import type { Category } from "#lib/items/schema.ts";

/** A share of a part of the queue for one person. */
export type Assignment = {
  userId: string;
  /** In per cent. */
  share: number;
  /** The part: items of one proposed category, of one run, of both, or (null and null) all. */
  category: Category | null;
  runId: string | null;
};

/** What of a part is somebody's: the items whose draw, in per cent, falls into one of the intervals [from, to). */
export type AssignedPart = Pick<Assignment, "category" | "runId"> & { intervals: { from: number; to: number }[] };

/**
 * What is assigned to a person. The shares of a part lie one after another on a circle of 100 per cent, from 0 on: shares that come to 200 give
 * each item of it to two people, and those that come to 50 leave half of it to nobody.
 * @param assignments all of the project's, in their order
 */
export function assignedParts(assignments: readonly Assignment[], userId: string): AssignedPart[] {
  const parts = Map.groupBy(assignments, ({ category, runId }) => `${category} ${runId}`);
  return [...parts.values()].flatMap((part) => {
    let start = 0;
    const intervals = part.flatMap(({ userId: whose, share }) => {
      const from = start % 100;
      start += share;
      return whose === userId ? around(from, share) : [];
    });
    const [{ category, runId }] = part as [Assignment];
    return intervals.length > 0 ? [{ category, runId, intervals }] : [];
  });
}

function around(from: number, share: number): { from: number; to: number }[] {
  if (share >= 100) return [{ from: 0, to: 100 }];
  if (share <= 0) return [];
  const to = from + share;
  return to <= 100
    ? [{ from, to }]
    : [
        { from, to: 100 },
        { from: 0, to: to - 100 },
      ];
}
