/**
 * How many characters have to be put in, taken out or exchanged to make one text of another (Levenshtein, 1966). Characters are
 * UTF-16 units. O(|a| |b|) time, one row of memory: for names, not for texts.
 * @example editDistance("seed", "seeds") // 1
 */
export function editDistance(a: string, b: string): number {
  const row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    let diagonal = row[0] as number;
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const above = row[j] as number;
      const exchanged = diagonal + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(above + 1, (row[j - 1] as number) + 1, exchanged);
      diagonal = above;
    }
  }
  return row[b.length] as number;
}
