import { type Coefficient, figure, noFigure } from "./coefficient.ts";

/**
 * Cohen's kappa of two reviewers, unweighted: (P - P_e) / (1 - P_e), where P is the share of items on which they agree and P_e what
 * two people with these habits would agree on by chance: the sum over labels of the one's share times the other's.
 * Source: J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20 (1960).
 * Where both gave one and the same label to all there is none (`oneLabel`). O(labels^2).
 * @param table square: how many items the first reviewer gave the row's label and the second the column's
 * @example cohenKappa([[20, 5], [10, 15]]) // 0.4
 */
export function cohenKappa(table: readonly ArrayLike<number>[]): Coefficient {
  const labels = table.length;
  const first = new Float64Array(labels);
  const second = new Float64Array(labels);
  let all = 0;
  let same = 0;
  for (let row = 0; row < labels; row++) {
    for (let column = 0; column < labels; column++) {
      const items = table[row]?.[column] ?? 0;
      first[row] = (first[row] ?? 0) + items;
      second[column] = (second[column] ?? 0) + items;
      all += items;
      if (row === column) same += items;
    }
  }
  if (all === 0) return noFigure("noOverlap");
  let chance = 0;
  for (let label = 0; label < labels; label++) chance += (first[label] ?? 0) * (second[label] ?? 0);
  if (chance === all * all) return noFigure("oneLabel");
  const expected = chance / (all * all);
  return figure((same / all - expected) / (1 - expected));
}
