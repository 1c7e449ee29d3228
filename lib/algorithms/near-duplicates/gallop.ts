/**
 * The first place from `from` on whose code is at least `least`, or `to` where there is none; codes ascend. Steps that double, then
 * halves: O(log distance) time. Source: Bentley and Yao, "An almost optimal algorithm for unbounded searching" (1976).
 * @example gallop(Uint16Array.of(1, 4, 4, 9), 0, 4, 5) // 3
 */
export function gallop(codes: Uint16Array, from: number, to: number, least: number): number {
  let low = from;
  let step = 1;
  while (low + step < to && (codes[low + step] as number) < least) {
    low += step;
    step <<= 1;
  }
  let high = Math.min(low + step, to);
  if (low < to && (codes[low] as number) >= least) return low;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((codes[middle] as number) < least) low = middle;
    else high = middle;
  }
  return high;
}
