import { type AnswerPattern, answersOf, itemsOf } from "#lib/algorithms/agreement/answer-pattern.ts";
import { bootstrapIntervals, type Interval } from "#lib/algorithms/agreement/bootstrap-intervals.ts";
import type { Coefficient, NoFigure } from "#lib/algorithms/agreement/coefficient.ts";
import { fleissKappa } from "#lib/algorithms/agreement/fleiss-kappa.ts";
import { itemsNeeded } from "#lib/algorithms/agreement/items-needed.ts";
import { krippendorffAlpha } from "#lib/algorithms/agreement/krippendorff-alpha.ts";
import { meanCohenKappa } from "#lib/algorithms/agreement/mean-cohen-kappa.ts";
import { rarestShare } from "#lib/algorithms/agreement/rarest-share.ts";
import { rawAgreement } from "#lib/algorithms/agreement/raw-agreement.ts";
import { type AnswerRow, type Labelling, type ReviewerRow, toPatterns } from "./answer-rows.ts";
import { tabulatePairs } from "./pair-tables.ts";
import { levels } from "./schema.ts";

/** A coefficient with its interval, or why there is none. `tooMany`: too many combinations of reviewers to go through. */
export type Measured =
  | { value: number; reason: null; interval: Interval }
  | { value: null; reason: NoFigure | "tooMany"; interval: null };

/** What is known of the agreement on some items. */
export type Figures = {
  /** Items with at least two answers. */
  items: number;
  raw: Measured;
  /** Of more than two reviewers: the mean over their pairs, by the items of each. */
  cohen: Measured;
  fleiss: Measured;
  /** Where items have different numbers of answers: those that Fleiss' kappa is of, which are most; else null. */
  fleissOf: { items: number; answers: number } | null;
  alpha: Measured;
  /** How many more items it takes to establish an alpha of 0.667 and of 0.80; null where only one label is in use. */
  needed: { tentative: number; reliable: number } | null;
};

/** Patterns of reviewers are many: fewer resamples of them, so that a figure takes a few hundredths of a second. */
const mostDraws = 200_000;
const resamples = { most: 2_000, least: 200 };

/**
 * The agreement on some items.
 * @param rows the items by their answers
 * @param byReviewer the same items by who answered; null where those are too many to count
 */
export function measure(
  rows: readonly AnswerRow[],
  byReviewer: readonly ReviewerRow[] | null,
  labelling: Labelling,
): Figures {
  const patterns = toPatterns(rows, labelling).filter((pattern) => answersOf(pattern) > 1);
  const items = itemsOf(patterns).reduce((sum, count) => sum + count, 0);
  const { usual, fleissOf } = withUsualAnswers(patterns, items);
  const ofAll = [rawAgreement, krippendorffAlpha].map(
    (statistic) => (drawn: ArrayLike<number>) => statistic(patterns, drawn),
  );
  const [raw, alpha] = withIntervals(itemsOf(patterns), ofAll) as [Measured, Measured];
  const [fleiss] = withIntervals(itemsOf(usual), [(drawn) => fleissKappa(usual, drawn)]) as [Measured];
  return {
    items,
    raw,
    cohen: measureCohen(byReviewer, labelling),
    fleiss,
    fleissOf,
    alpha,
    needed: stillNeeded(patterns, items),
  };
}

/** Raw agreement alone. */
export function measureRaw(rows: readonly AnswerRow[], labelling: Labelling): Measured {
  const patterns = toPatterns(rows, labelling);
  const [raw] = withIntervals(itemsOf(patterns), [(drawn) => rawAgreement(patterns, drawn)]) as [Measured];
  return raw;
}

function measureCohen(rows: readonly ReviewerRow[] | null, labelling: Labelling): Measured {
  if (rows === null) return { value: null, reason: "tooMany", interval: null };
  const together = mergeAlike(rows, labelling);
  const pairs = tabulatePairs(together, labelling);
  const draws = Math.max(resamples.least, Math.min(resamples.most, Math.floor(mostDraws / together.length)));
  const [cohen] = withIntervals(countsOf(together), [(drawn) => meanCohenKappa(pairs.recount(drawn))], draws) as [
    Measured,
  ];
  return cohen;
}

const countsOf = (rows: readonly AnswerRow[]) => rows.map(({ items }) => items);

/** One row for each group of reviewers and what they said by these labels, in one order whatever the order of the rows. */
function mergeAlike(rows: readonly ReviewerRow[], labelling: Labelling): ReviewerRow[] {
  const merged = new Map<string, ReviewerRow>();
  for (const row of rows) {
    const key = `${row.reviewers} ${[...row.answers].map((digit) => labelling.of(Number(digit))).join("")}`;
    merged.set(key, { ...row, items: row.items + (merged.get(key)?.items ?? 0) });
  }
  return [...merged].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function withIntervals(
  items: readonly number[],
  statistics: readonly ((items: ArrayLike<number>) => Coefficient)[],
  count = resamples.most,
): Measured[] {
  const values = statistics.map((statistic) => statistic(items));
  const defined = statistics.filter((_, at) => values[at]?.reason === null);
  const intervals = bootstrapIntervals(items, defined, { resamples: count });
  let next = 0;
  return values.map((value) =>
    value.reason === null ? { ...value, interval: intervals[next++] as Interval } : { ...value, interval: null },
  );
}

/** Fleiss' kappa takes items with equally many answers: those with the number that most items have. */
function withUsualAnswers(patterns: readonly AnswerPattern[], items: number) {
  const byAnswers = [...Map.groupBy(patterns, answersOf)].map(([answers, some]) => ({
    answers,
    some,
    items: itemsOf(some).reduce((sum, count) => sum + count, 0),
  }));
  const most = byAnswers.sort((a, b) => b.items - a.items || b.answers - a.answers)[0];
  const fleissOf = most && most.items < items ? { items: most.items, answers: most.answers } : null;
  return { usual: most?.some ?? [], fleissOf };
}

function stillNeeded(patterns: readonly AnswerPattern[], items: number): Figures["needed"] {
  const rarest = rarestShare(patterns);
  if (rarest === null) return null;
  const more = (least: number) => Math.max(0, itemsNeeded(least, rarest) - items);
  return { tentative: more(levels.tentative), reliable: more(levels.reliable) };
}
