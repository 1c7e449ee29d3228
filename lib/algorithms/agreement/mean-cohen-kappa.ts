import { type Coefficient, figure, noFigure } from "./coefficient.ts";
import { cohenKappa } from "./cohen-kappa.ts";

/**
 * Cohen's kappa of more than two reviewers: the mean over the pairs of them, each by the number of items that both answered. Pairs whose
 * kappa has no value are left out. Of one pair it is that pair's kappa.
 * Source: R. J. Light, "Measures of response agreement for qualitative data", Psychological Bulletin 76 (1971), who has all
 * reviewers answer all items, where the weights are equal. O(pairs x labels^2).
 * @param tables a table of each pair, as {@link cohenKappa} takes it
 */
export function meanCohenKappa(tables: Iterable<readonly ArrayLike<number>[]>): Coefficient {
  let sum = 0;
  let weights = 0;
  let answered = false;
  for (const table of tables) {
    const { value } = cohenKappa(table);
    let items = 0;
    for (const row of table) for (let column = 0; column < row.length; column++) items += row[column] ?? 0;
    if (items > 0) answered = true;
    if (value === null) continue;
    sum += value * items;
    weights += items;
  }
  if (weights > 0) return figure(sum / weights);
  return noFigure(answered ? "oneLabel" : "noOverlap");
}
