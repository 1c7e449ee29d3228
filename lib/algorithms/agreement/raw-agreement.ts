import { type AnswerPattern, itemsOf } from "./answer-pattern.ts";
import { type Coefficient, figure, noFigure } from "./coefficient.ts";

/**
 * The share of the pairs of answers to the same item that are the same, 0 to 1, over all items:
 * sum of n_ic (n_ic - 1) / sum of m_i (m_i - 1), for n_ic answers of label c and m_i answers in all on item i. Of two reviewers
 * it is the share of items on which they agree. It is not corrected for chance. O(patterns x labels).
 * @param items how many items each pattern stands for
 * @example rawAgreement([{ counts: [2, 0], items: 9 }, { counts: [1, 1], items: 1 }]) // 0.9
 */
export function rawAgreement(
  patterns: readonly AnswerPattern[],
  items: ArrayLike<number> = itemsOf(patterns),
): Coefficient {
  let same = 0;
  let all = 0;
  for (const [at, { counts }] of patterns.entries()) {
    const weight = items[at] ?? 0;
    let answers = 0;
    let alike = 0;
    for (const count of counts) {
      answers += count;
      alike += count * (count - 1);
    }
    same += weight * alike;
    all += weight * answers * (answers - 1);
  }
  return all === 0 ? noFigure("noOverlap") : figure(same / all);
}
