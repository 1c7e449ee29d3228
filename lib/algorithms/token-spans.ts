import { type Tokenizer, tokenize } from "./tokenize.ts";

/** A token, and the stretch of the original text (in UTF-16 units, `end` excluded) that it was read from. */
export type TokenSpan = { token: string; start: number; end: number };

/** A folded text, and for each of its units where in the original the character begins and ends that it came from. */
type Folded = { text: string; starts: Uint32Array; ends: Uint32Array };

/**
 * The tokens of a text as `tokenize` gives them, each with its place in the original. Lower-casing and NFKC may change lengths and
 * order ("İ" is two units in lower case, "ﬁ" becomes "fi", "ｶﾞ" becomes "ガ"); a token's place is then the smallest stretch of
 * whole original characters that it came from, so that two tokens of one character ("㏂") have the same place.
 * O(length) time.
 * @example tokenSpans("The ﬁrst dose", "unicode")[1] // { token: "first", start: 4, end: 8 }
 */
export function tokenSpans(text: string, tokenizer: Tokenizer): TokenSpan[] {
  const folded = tokenizer === "unicode" ? lowered(composed(text)) : lowered(unchanged(text));
  let from = 0;
  return tokenize(text, tokenizer).map((token) => {
    const at = folded.text.indexOf(token, from);
    from = at + token.length;
    return { token, start: folded.starts[at] as number, end: folded.ends[from - 1] as number };
  });
}

function unchanged(text: string): Folded {
  const starts = Uint32Array.from({ length: text.length }, (_, i) => i);
  return { text, starts, ends: starts.map((start) => start + 1) };
}

/**
 * NFKC by the shortest stretches that can be composed by themselves. A new one begins where a character neither is a mark nor
 * becomes one and does not change together with what stands before it (as the letters of a Hangul syllable do).
 */
function composed(text: string): Folded {
  const whole = text.normalize("NFKC");
  if (whole === text) return unchanged(text);
  const starts = new Uint32Array(whole.length);
  const ends = new Uint32Array(whole.length);
  let filled = 0;
  let start = 0;
  let stretch = "";
  let form = "";
  const close = (end: number) => {
    starts.fill(start, filled, filled + form.length);
    ends.fill(end, filled, filled + form.length);
    filled += form.length;
  };
  let at = 0;
  for (const character of text) {
    const own = character.normalize("NFKC");
    const longer = (stretch + character).normalize("NFKC");
    const joins = /^\p{M}/u.test(own) || longer !== form + own;
    if (joins) {
      stretch += character;
      form = longer;
    } else {
      close(at);
      start = at;
      stretch = character;
      form = own;
    }
    at += character.length;
  }
  close(at);
  return { text: whole, starts, ends };
}

/** Lower case. One character may become two ("İ"), and both then come from where it stood. */
function lowered({ text, starts, ends }: Folded): Folded {
  const whole = text.toLowerCase();
  if (whole.length === text.length) return { text: whole, starts, ends };
  const from = new Uint32Array(whole.length);
  let filled = 0;
  let at = 0;
  for (const character of text) {
    // Only the form of a sigma depends on its neighbours, and both forms are as long.
    const { length } = character.toLowerCase();
    // A character of two units stays one of two units.
    for (let i = 0; i < length; i++) from[filled++] = at + Math.min(i, character.length - 1);
    at += character.length;
  }
  return {
    text: whole,
    starts: from.map((unit) => starts[unit] as number),
    ends: from.map((unit) => ends[unit] as number),
  };
}
