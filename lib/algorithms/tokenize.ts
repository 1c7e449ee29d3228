/** Which words of a text count as its tokens: `rouge` for text in a-z and 0-9, `unicode` for any script. */
export type Tokenizer = "rouge" | "unicode";

// One fixed locale: the answer must not depend on the machine. Dictionaries for scripts without spaces do not depend on it.
const segmenter = new Intl.Segmenter("en", { granularity: "word" });

/**
 * The tokens that ROUGE compares: the runs of a-z and 0-9 of the lower-cased text, without stemming.
 * Source: google-research rouge_score 0.1.2, `tokenize` with no stemmer; equal to it for every code point.
 * A text in another script has no tokens. O(length) time.
 * @example tokenizeRouge("TNF-α inhibitor, 20 mg") // ["tnf", "inhibitor", "20", "mg"]
 */
export function tokenizeRouge(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}

/**
 * The words of a text in any script, by Unicode word boundaries (UAX #29; dictionaries for Chinese, Japanese, Thai
 * and others), after NFKC and lower-casing. Segments that hold no letter and no digit are left out. O(length) time.
 * @example tokenizeUnicode("糖尿病提示: TNF-α") // ["糖尿病", "提示", "tnf", "α"]
 */
export function tokenizeUnicode(text: string): string[] {
  const tokens: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text.normalize("NFKC").toLowerCase())) {
    if (isWordLike) tokens.push(segment);
  }
  return tokens;
}

/**
 * The tokens of a text by the tokenizer that a project has chosen. O(length) time.
 * @example tokenize("Dose: 5 mg", "rouge") // ["dose", "5", "mg"]
 */
export function tokenize(text: string, tokenizer: Tokenizer): string[] {
  return tokenizer === "rouge" ? tokenizeRouge(text) : tokenizeUnicode(text);
}
