/**
 * Where a share probably lies of which `hits` of `trials` were seen: the score interval of Wilson, which stays within 0
 * and 1 and holds for few trials and for shares near the ends, where the usual interval does not.
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
 * @param z the normal quantile: 1.96 for 95 %
 * @returns from 0 to 1 where nothing was tried
 * @example wilsonInterval(8, 10) // { low: 0.490, high: 0.943 }
 */
export function wilsonInterval(hits: number, trials: number, z = 1.959963984540054): { low: number; high: number } {
  if (trials === 0) return { low: 0, high: 1 };
  const share = hits / trials;
  const square = z * z;
  const middle = (share + square / (2 * trials)) / (1 + square / trials);
  const half = (z * Math.sqrt((share * (1 - share)) / trials + square / (4 * trials * trials))) / (1 + square / trials);
  // At none and at all of them the end is exact, but for the last bit.
  return { low: hits === 0 ? 0 : middle - half, high: hits === trials ? 1 : middle + half };
}
