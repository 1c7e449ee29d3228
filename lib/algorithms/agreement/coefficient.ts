/**
 * Why there is no figure:
 * - `noOverlap`: no item has two answers to compare.
 * - `oneLabel`: all answers that can be compared are the same, so that chance alone would agree as well: 0 divided by 0.
 * - `unequal`: items have different numbers of answers, for which the coefficient is not defined.
 */
export type NoFigure = "noOverlap" | "oneLabel" | "unequal";

/** A coefficient, or why it has no value. Never a figure in place of none. */
export type Coefficient = { value: number; reason: null } | { value: null; reason: NoFigure };

/** A coefficient that has a value. */
export const figure = (value: number): Coefficient => ({ value, reason: null });

/** A coefficient that has none. */
export const noFigure = (reason: NoFigure): Coefficient => ({ value: null, reason });
