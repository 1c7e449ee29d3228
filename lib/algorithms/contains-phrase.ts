import { exactKey } from "./exact-key.ts";
import { UNSPACED_SCRIPTS } from "./unspaced-scripts.ts";

const WORD = /[\p{L}\p{N}\p{M}]/u;

/**
 * Whether a text holds a phrase as whole words: case, width and white space do not matter, and no letter or digit touches the
 * phrase on either side (save between letters of scripts without spaces). An empty phrase is in no text.
 * No regular expression is made of the phrase, so none can be made slow. O(|text| + hits) time beyond a plain search.
 * @example containsPhrase("Please draw  a picture of it.", "draw a picture") // true
 * @example containsPhrase("Withdraw a picture", "draw a picture") // false
 */
export function containsPhrase(text: string, phrase: string): boolean {
  const within = exactKey(text);
  const wanted = exactKey(phrase);
  if (wanted === "") return false;
  for (let at = within.indexOf(wanted); at !== -1; at = within.indexOf(wanted, at + 1)) {
    const before = characterEndingAt(within, at);
    const after = characterStartingAt(within, at + wanted.length);
    const first = characterStartingAt(wanted, 0);
    const last = characterEndingAt(wanted, wanted.length);
    if (mayTouch(before, first) && mayTouch(last, after)) return true;
  }
  return false;
}

/** Whether a boundary between words can lie between two characters ("" is the end of the text). */
function mayTouch(left: string, right: string): boolean {
  if (!WORD.test(left) || !WORD.test(right)) return true;
  return UNSPACED_SCRIPTS.test(left) || UNSPACED_SCRIPTS.test(right);
}

function characterStartingAt(text: string, at: number): string {
  const point = text.codePointAt(at);
  return point === undefined ? "" : String.fromCodePoint(point);
}

function characterEndingAt(text: string, at: number): string {
  const last = text.slice(Math.max(0, at - 2), at);
  return Array.from(last).at(-1) ?? "";
}
