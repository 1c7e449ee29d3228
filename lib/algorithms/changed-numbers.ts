import type { DiffSegment } from "./word-diff.ts";

const number = /\d+(?:[.,]\d+)*/g;

/**
 * The numbers that two texts do not share, from their difference: those that only the old one has, and those that only the new one has.
 * A number that was only moved is in neither. O(length) time.
 * @example changedNumbers(wordDiff("Give 5 mg in 2 doses.", "Give 10 mg in 2 doses.")) // { removed: ["5"], added: ["10"] }
 */
export function changedNumbers(segments: readonly DiffSegment[]): { removed: string[]; added: string[] } {
  const of = (kind: DiffSegment["kind"]) =>
    segments.flatMap((segment) => (segment.kind === kind ? (segment.text.match(number) ?? []) : []));
  return { removed: without(of("removed"), of("added")), added: without(of("added"), of("removed")) };
}

/** The first list less the second, each number as often as it is there. */
function without(list: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return list.filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
