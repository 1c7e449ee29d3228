import type { DiffSegment } from "#lib/algorithms/word-diff.ts";

/** What is kept of an unchanged stretch beside a change, and of a long change at its ends (characters). */
const around = 80;
const longestChange = 1_200;

/** A difference with its long unchanged stretches cut in the middle: what changed, with the words around it. */
export function shortSegments(segments: readonly DiffSegment[]): DiffSegment[] {
  return segments.map(({ kind, text }, i) => {
    const keep = kind === "same" ? around : longestChange / 2;
    const head = kind === "same" && i === 0 ? 0 : keep;
    const tail = kind === "same" && i === segments.length - 1 ? 0 : keep;
    if (text.length <= head + tail + 20) return { kind, text };
    const start = head === 0 ? "" : text.slice(0, head).replace(/\S*$/, "");
    const end = tail === 0 ? "" : text.slice(-tail).replace(/^\S*/, "");
    return { kind, text: `${start}…${end}` };
  });
}
