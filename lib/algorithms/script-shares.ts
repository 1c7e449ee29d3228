/** The scripts told apart; letters of any other are counted as "Other". */
export const scripts = [
  "Latin",
  "Han",
  "Cyrillic",
  "Arabic",
  "Greek",
  "Hangul",
  "Hiragana",
  "Katakana",
  "Devanagari",
  "Hebrew",
  "Thai",
  "Bengali",
  "Tamil",
  "Telugu",
] as const;

export type Script = (typeof scripts)[number];

/** How many letters a text has, and the share of each script in them (0 to 1; scripts without a letter are left out). */
export type ScriptShares = { letters: number; shares: Partial<Record<Script | "Other", number>> };

const tests = scripts.map((script) => ({ script, pattern: new RegExp(`\\p{Script=${script}}`, "u") }));
const LETTER = /\p{L}/u;
/** Letters that belong to all scripts alike, such as the micro sign and the Japanese length mark. */
const SHARED_LETTER = /[\p{Script=Common}\p{Script=Inherited}]/u;

/**
 * In which scripts a text is written: the share of each script in its letters, by the Unicode property Script (UAX #24).
 * Digits, marks, signs and letters common to all scripts do not count. O(length) time.
 * @example scriptShares("TNF-α") // { letters: 4, shares: { Latin: 0.75, Greek: 0.25 } }
 */
export function scriptShares(text: string): ScriptShares {
  const counts = new Map<Script | "Other", number>();
  let letters = 0;
  for (const character of text) {
    const script = scriptOf(character);
    if (script === null) continue;
    letters++;
    counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  const shares: ScriptShares["shares"] = {};
  for (const [script, count] of counts) shares[script] = count / letters;
  return { letters, shares };
}

function scriptOf(character: string): Script | "Other" | null {
  if (character <= "\x7f") return /[a-z]/i.test(character) ? "Latin" : null;
  if (!LETTER.test(character) || SHARED_LETTER.test(character)) return null;
  return tests.find(({ pattern }) => pattern.test(character))?.script ?? "Other";
}
