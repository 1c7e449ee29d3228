/**
 * Items that were answered alike: how many of their answers fell on each label, in an order of labels that all patterns share,
 * and how many such items there are. Agreement depends on nothing else, so a million items are a handful of patterns.
 * An item that was answered once, or not at all, may be among them: what is missing needs no entry.
 */
export type AnswerPattern = { counts: readonly number[]; items: number };

/** How many items each pattern stands for: what a resample changes. */
export const itemsOf = (patterns: readonly AnswerPattern[]): number[] => patterns.map(({ items }) => items);

/** How many answers an item of the pattern has. */
export const answersOf = ({ counts }: AnswerPattern): number => counts.reduce((sum, count) => sum + count, 0);
