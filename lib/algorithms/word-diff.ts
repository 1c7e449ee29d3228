import { diffArrays } from "diff";

/** A stretch of a comparison: text in both, in the new one alone, or in the old one alone. */
export type DiffSegment = { kind: "same" | "added" | "removed"; text: string };

const segmenter = new Intl.Segmenter("en", { granularity: "word" });

/** Above this many inserted and deleted words the texts are no versions of each other, and the search, quadratic in it, stops. */
const MOST_EDITS = 2_000;

/**
 * What changed between two texts, word by word. Words are the segments of Unicode word segmentation (spaces and marks are segments
 * of their own), so that it works without spaces between words. `same` and `removed` in order give the old text, `same` and
 * `added` the new one, exactly. White space between two changes counts as changed, and removals come before additions, so
 * that a rewritten phrase reads as one.
 * Source: Myers, "An O(ND) difference algorithm" (1986), by the `diff` package. O(words x edits) time. Of texts that are more than
 * 2,000 edits apart only the common beginning and end are recognised.
 * @example
 * wordDiff("Give 5 mg daily.", "Give 10 mg daily.")
 * // [{ same, "Give " }, { removed, "5" }, { added, "10" }, { same, " mg daily." }] by kind and text
 */
export function wordDiff(oldText: string, newText: string): DiffSegment[] {
  const oldWords = words(oldText);
  const newWords = words(newText);
  const least = Math.min(oldWords.length, newWords.length);
  let start = 0;
  while (start < least && oldWords[start] === newWords[start]) start++;
  let end = 0;
  while (end < least - start && oldWords.at(-1 - end) === newWords.at(-1 - end)) end++;
  const segments: DiffSegment[] = [
    { kind: "same", text: oldWords.slice(0, start).join("") },
    ...changes(oldWords.slice(start, oldWords.length - end), newWords.slice(start, newWords.length - end)),
    { kind: "same", text: oldWords.slice(oldWords.length - end).join("") },
  ];
  return joined(segments);
}

function words(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function changes(oldWords: string[], newWords: string[]): DiffSegment[] {
  const found = diffArrays(oldWords, newWords, { maxEditLength: MOST_EDITS });
  if (found === undefined) {
    return [
      { kind: "removed", text: oldWords.join("") },
      { kind: "added", text: newWords.join("") },
    ];
  }
  return found.map(({ added, removed, value }) => ({
    kind: added ? "added" : removed ? "removed" : "same",
    text: value.join(""),
  }));
}

/** Joins neighbours of a kind, and makes white space between two changes a part of both. */
function joined(segments: DiffSegment[]): DiffSegment[] {
  const result: DiffSegment[] = [];
  let removed = "";
  let added = "";
  const flush = () => {
    if (removed !== "") result.push({ kind: "removed", text: removed });
    if (added !== "") result.push({ kind: "added", text: added });
    removed = "";
    added = "";
  };
  segments.forEach(({ kind, text }, at) => {
    const next = segments[at + 1];
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else if (removed + added !== "" && text.trim() === "" && next !== undefined && next.kind !== "same") {
      removed += text;
      added += text;
    } else if (text !== "") {
      flush();
      const last = result.at(-1);
      if (last?.kind === "same") last.text += text;
      else result.push({ kind, text });
    }
  });
  flush();
  return result;
}
