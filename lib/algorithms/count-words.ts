import { UNSPACED_SCRIPTS } from "./unspaced-scripts.ts";

const segmenter = new Intl.Segmenter("en", { granularity: "word" });

/**
 * How many words a text has: its parts between white space, as Self-Instruct counts them ("COVID-19" is one). A part that is written in a
 * script without spaces counts as many words as Unicode word segmentation finds in it. O(length) time.
 * @example countWords("Dose of  TNF-α inhibitor?") // 4
 * @example countWords("糖尿病提示。") // 2
 */
export function countWords(text: string): number {
  let count = 0;
  for (const part of text.split(/\s+/)) {
    if (part === "") continue;
    if (!UNSPACED_SCRIPTS.test(part)) {
      count++;
      continue;
    }
    for (const { isWordLike } of segmenter.segment(part)) if (isWordLike) count++;
  }
  return count;
}
