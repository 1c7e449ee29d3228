import type { AnswerPattern } from "#lib/algorithms/agreement/answer-pattern.ts";
import { answers, type Comparison } from "./schema.ts";

/** Items that were answered alike, as the database counts them. */
export type AnswerRow = {
  /** Answers of one item as digits, each a place in `answers`: "004" is QA, QA and a rejection. */
  answers: string;
  items: number;
};

/** The same by who answered. */
export type ReviewerRow = AnswerRow & {
  /** Ids of the reviewers, joined by commas, ascending; the answers are in their order. */
  reviewers: string;
};

/** Which label each answer counts as: a place in `answers` to a number from 0. */
export type Labelling = { labels: number; of: (answer: number) => number };

const rejection = answers.indexOf("reject");

/** The labels of what is compared. */
export const labellings: Record<Comparison, Labelling> = {
  answer: { labels: answers.length, of: (answer) => answer },
  verdict: { labels: 2, of: (answer) => (answer === rejection ? 1 : 0) },
};

/** One answer against all others: whether it is the answer or not. */
export const againstOthers = (answer: number): Labelling => ({
  labels: 2,
  of: (other) => (other === answer ? 0 : 1),
});

/** The labels of a row's answers. */
export const labelsOf = ({ answers: digits }: AnswerRow, labelling: Labelling): number[] =>
  [...digits].map((digit) => labelling.of(Number(digit)));

/** The rows as patterns, whoever answered; a pattern each, in one order whatever the order of the rows. */
export function toPatterns(rows: Iterable<AnswerRow>, labelling: Labelling): AnswerPattern[] {
  const itemsOf = new Map<string, number>();
  for (const row of rows) {
    const key = labelsOf(row, labelling).sort().join("");
    itemsOf.set(key, (itemsOf.get(key) ?? 0) + row.items);
  }
  return [...itemsOf]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, items]) => {
      const counts = Array<number>(labelling.labels).fill(0);
      for (const digit of key) counts[Number(digit)] = (counts[Number(digit)] as number) + 1;
      return { counts, items };
    });
}
