import type { DiffSegment } from "#lib/algorithms/word-diff.ts";

/** A stretch of a comparison near its changes, or how many lines were left out between two of them. */
export type ChangesPart = { segments: DiffSegment[] } | { skipped: number };

/** Lines that are shown before and after a change. */
const near = 2;
/** Fewer lines than that are not worth leaving out. */
const fewest = 4;

/**
 * The comparison of two long texts in parts: what changed with two lines around it, and in between how many lines are the same. The
 * segments in order are those of the comparison, without the lines that were left out.
 */
export function nearChanges(segments: readonly DiffSegment[]): ChangesPart[] {
  const parts: ChangesPart[] = [];
  let open: DiffSegment[] = [];
  segments.forEach((segment, i) => {
    const lines = segment.kind === "same" ? segment.text.split(/(?<=\n)/) : [];
    // A line that a change stands on is shown whole.
    const before = i === 0 ? 0 : near + 1;
    const after = i === segments.length - 1 ? 0 : near + 1;
    const skipped = lines.length - before - after;
    if (segment.kind !== "same" || skipped < fewest) {
      open.push(segment);
      return;
    }
    if (before > 0) open.push({ kind: "same", text: lines.slice(0, before).join("") });
    if (open.length > 0) parts.push({ segments: open });
    parts.push({ skipped });
    open = after > 0 ? [{ kind: "same", text: lines.slice(-after).join("") }] : [];
  });
  if (open.length > 0) parts.push({ segments: open });
  return parts;
}
