/** Texts from this number of tokens on share classes; shorter ones have a class for each length. */
export const firstShared = 192;
const growth = 1.05;

/**
 * The least length of each class of lengths 0 to 255, and beyond the last an end that no length reaches. A class below `firstShared`
 * is its one length; each further class spans 5 % more than the one before; the last one takes all above about 4,000 tokens.
 */
export const classStart: Int32Array = Int32Array.from({ length: 257 }, (_, c) => {
  if (c === 256) return 0x7fffffff;
  return c <= firstShared ? c : Math.floor(firstShared * growth ** (c - firstShared));
});

/** By how many bits a position in a text of the class is shifted to fit into 8 bits (those beyond 255 count as 255). */
export const classShift: Int32Array = Int32Array.from({ length: 256 }, (_, c) => {
  let shift = 0;
  while (c < 255 && ((classStart[c + 1] as number) - 1) >> shift > 255) shift++;
  return c === 255 ? 5 : shift;
});

/**
 * The class of a text's number of tokens, 0 to 255. O(1) for lengths below `firstShared`, else O(64) time.
 * @example classOfLength(17) // 17
 */
export function classOfLength(length: number): number {
  if (length < firstShared) return length;
  let c = firstShared;
  while (length >= (classStart[c + 1] as number)) c++;
  return c;
}
