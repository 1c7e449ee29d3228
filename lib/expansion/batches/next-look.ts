/**
 * How long to leave a batch alone before looking at it again: a tenth of its age, from 2 seconds to 5 minutes. So a small batch
 * is noticed soon, and one that takes a day costs a look every few minutes.
 * @param ageMs since it was handed in
 * @param askedMs what the provider asked for, where it did
 * @returns milliseconds
 */
export function nextLook(ageMs: number, askedMs: number | null = null): number {
  const usual = Math.min(300_000, Math.max(2_000, ageMs / 10));
  return Math.round(Math.max(usual, Math.min(askedMs ?? 0, 3_600_000)));
}
