/** The smallest of the values that is at least as large as `share` of them; to a tenth. @param share over 0, to 1 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.ceil(sorted.length * share) - 1];
  if (value === undefined) throw new Error("Nothing was measured");
  return Math.round(value * 10) / 10;
}
