/**
 * What items are spread for, as the second argument of the database's `spread(sequence, salt)`: a number in [0, 1) that is as
 * good as random, and always the same for an item. Each purpose draws anew, so one says nothing about another.
 */
export const salts = {
  /** Which items are in the overlap: those below its share. */
  overlap: 1,
  /** Whose part of the queue an item falls in. */
  assignment: 2,
} as const;
