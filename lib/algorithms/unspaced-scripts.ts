/**
 * A letter of a script that is written without a space between words: Chinese and Japanese characters, Thai, Lao, Khmer, Burmese.
 * Source: Unicode property Script (UAX #24).
 * @example UNSPACED_SCRIPTS.test("给") // true
 */
export const UNSPACED_SCRIPTS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
