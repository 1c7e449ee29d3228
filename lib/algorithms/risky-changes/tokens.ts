/** A word, a number, or a sign of a text. */
export type Token = { text: string; start: number; end: number; kind: "number" | "word" | "sign" };

// Every alternative begins with another character and none repeats another, so that it is read once.
const tokenPattern = /\d+(?:[.,·]\d+)*(?:[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+|\^[-−]?\d+)?|[\p{L}µ°](?:[\p{L}\p{M}\d²³]|['’](?=\p{L}))*|\S/gu;

/** The tokens of a text, in order. */
export function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(tokenPattern), ({ 0: token, index }): Token => {
    const kind = /^\d/.test(token) ? "number" : /^[\p{L}µ°]/u.test(token) ? "word" : "sign";
    return { text: token, start: index, end: index + token.length, kind };
  });
}

/** Nothing stands between the two. */
export const adjacent = (one: Token | undefined, other: Token | undefined) =>
  one !== undefined && one.end === other?.start;

/** A dash of any length, by itself. */
export const isDash = (token: Token | undefined) => token !== undefined && /^[-−–—]$/.test(token.text);
