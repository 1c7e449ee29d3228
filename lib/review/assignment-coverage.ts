import { type Category, categories } from "#lib/items/schema.ts";
import { type Assignment, assignedParts } from "./assigned-parts.ts";

/** Items that assignments tell apart: of a category or none of those named, of a run or none of those named. */
export type CoveredItems = {
  /** "rest" is every other category, and none. */
  category: Category | "rest" | "any";
  runId: string | "rest" | "any";
  /** How many people at least each of these items is assigned to. */
  least: number;
  /** The share of these items, in per cent, that are assigned to fewer people than they take. */
  short: number;
};

/**
 * How far assignments cover the queue: for each kind of item that they tell apart, how many different people get it.
 * @param wanted how many reviewers an item takes
 * @param reviews whether somebody still reviews; the shares of others keep their places, and nobody gets what is theirs
 */
export function assignmentCoverage(
  assignments: readonly Assignment[],
  wanted: number,
  reviews: (userId: string) => boolean = () => true,
): CoveredItems[] {
  const people = [...new Set(assignments.map((row) => row.userId))]
    .filter(reviews)
    .map((userId) => assignedParts(assignments, userId));
  const named = categories.filter((category) => assignments.some((row) => row.category === category));
  const runs = [...new Set(assignments.flatMap((row) => row.runId ?? []))];
  const kinds = (named.length > 0 ? [...named, "rest" as const] : ["any" as const]).flatMap((category) =>
    (runs.length > 0 ? [...runs, "rest"] : ["any"]).map((runId) => ({ category, runId })),
  );
  return kinds.map((kind) => {
    const intervals = people.map((parts) =>
      parts
        .filter((part) => fits(part.category, kind.category) && fits(part.runId, kind.runId))
        .flatMap((part) => part.intervals),
    );
    // Shares are whole per cents: one look at each tells all.
    const counts = Array.from(
      { length: 100 },
      (_, draw) => intervals.filter((own) => own.some(({ from, to }) => from <= draw && draw < to)).length,
    );
    return { ...kind, least: Math.min(...counts), short: counts.filter((count) => count < wanted).length };
  });
}

function fits(part: string | null, kind: string): boolean {
  return part === null || part === kind;
}
