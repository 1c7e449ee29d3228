import { exactKey } from "./exact-key.ts";
import { UNSPACED_SCRIPTS } from "./unspaced-scripts.ts";

const WORD = /[\p{L}\p{N}\p{M}]/u;

/**
 * The first of the phrases that a text holds as whole words, or null: case, width and white space do not matter, and no letter or digit
 * touches the phrase on either side (save between letters of scripts without spaces). An empty phrase is in no text.
 * No regular expression is made of a phrase, so none can be made slow. O(phrases x |text|) time.
 * @example findPhrase("Please draw  a picture of it.", ["record a video", "draw a picture"]) // "draw a picture"
 * @example findPhrase("Withdraw a picture", ["draw a picture"]) // null
 */
export function findPhrase(text: string, phrases: readonly string[]): string | null {
  const within = exactKey(text);
  return phrases.find((phrase) => standsIn(within, exactKey(phrase))) ?? null;
}

function standsIn(text: string, phrase: string): boolean {
  if (phrase === "") return false;
  const first = characterStartingAt(phrase, 0);
  const last = characterEndingAt(phrase, phrase.length);
  for (let at = text.indexOf(phrase); at !== -1; at = text.indexOf(phrase, at + 1)) {
    const before = characterEndingAt(text, at);
    const after = characterStartingAt(text, at + phrase.length);
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
