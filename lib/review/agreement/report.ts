import { setImmediate } from "node:timers/promises";
import { type Category, categories } from "#lib/items/schema.ts";
import type { AnswerCounts } from "../queries/count-answers.ts";
import { againstOthers, labellings, type ReviewerRow } from "./answer-rows.ts";
import { type Figures, type Measured, measure, measureRaw } from "./figures.ts";
import { type PairTable, tabulatePairs } from "./pair-tables.ts";
import { type Answer, answers, type Comparison } from "./schema.ts";

/** How two reviewers agree. */
export type PairFigures = {
  /** Ids of the two. */
  pair: readonly [string, string];
  /** Items that both answered, and those that they answered alike. */
  items: number;
  agreed: number;
  figures: Figures;
};

/** Agreement in a project. */
export type AgreementFigures = {
  all: Figures;
  /** Items that wait for an adjudicator, of all. */
  disputed: number;
  /**
   * One answer against all others, over all items, beside the raw agreement on the items that were decided so. Kappa and alpha of
   * those items alone would say nothing: where the outcome is given, hardly any variation is left to agree on. Only where
   * categories are compared.
   */
  byAnswer: { answer: Answer; decided: number; raw: Measured; against: Figures }[];
  /** By the category that a model proposed, which was there before any answer; null where it proposed none. */
  byProposed: { proposed: Category | null; figures: Figures }[];
  /** By the Monday of the ISO week in which all had decided, oldest first. */
  byWeek: { week: string; figures: Figures }[];
  /** The pairs with most items first; null where there are too many combinations of reviewers to go through. */
  pairs: PairFigures[] | null;
  /** How often each two agree, of all pairs. */
  cells: { pair: readonly [string, string]; items: number; agreed: number }[];
};

/** Figures with intervals are made of so many pairs. */
const mostPairs = 30;

/**
 * Everything that the page of agreement shows, of what was counted. Some 10 ms for each row of it; between rows others in
 * the process get their turn.
 */
export async function reportAgreement(counts: AnswerCounts, comparison: Comparison): Promise<AgreementFigures> {
  const labelling = labellings[comparison];
  const turn = async <T>(work: () => T): Promise<T> => {
    await setImmediate();
    return work();
  };
  const { all } = counts;
  const whole = await turn(() => measure(all.rows, all.byReviewer, labelling));
  const byAnswer: AgreementFigures["byAnswer"] = [];
  for (const [place, answer] of comparison === "answer" ? answers.entries() : []) {
    const rows = counts.decided.get(answer) ?? [];
    byAnswer.push({
      answer,
      decided: rows.reduce((sum, { items }) => sum + items, 0),
      raw: await turn(() => measureRaw(rows, labelling)),
      against: await turn(() => measure(all.rows, all.byReviewer, againstOthers(place))),
    });
  }
  const byProposed: AgreementFigures["byProposed"] = [];
  for (const proposed of [...categories, null]) {
    const set = counts.proposed.get(proposed ?? "");
    if (set) byProposed.push({ proposed, figures: await turn(() => measure(set.rows, set.byReviewer, labelling)) });
  }
  const byWeek: AgreementFigures["byWeek"] = [];
  for (const [week, { rows, byReviewer }] of counts.weeks) {
    byWeek.push({ week, figures: await turn(() => measure(rows, byReviewer, labelling)) });
  }
  const cells = all.byReviewer ? countCells(tabulatePairs(all.byReviewer, labelling).tables) : [];
  const pairs: PairFigures[] | null = all.byReviewer ? [] : null;
  const ofPair = all.byReviewer
    ? rowsByPair(all.byReviewer, cells.slice(0, mostPairs))
    : new Map<string, ReviewerRow[]>();
  for (const cell of cells.slice(0, mostPairs)) {
    const rows = ofPair.get(cell.pair.join()) ?? [];
    pairs?.push({ ...cell, figures: await turn(() => measure(rows, rows, labelling)) });
  }
  return { all: whole, disputed: counts.disputed, byAnswer, byProposed, byWeek, pairs, cells };
}

function countCells(tables: readonly PairTable[]): AgreementFigures["cells"] {
  return tables
    .map(({ pair, table }) => ({
      pair,
      items: table.reduce((sum, row) => sum + row.reduce((all, items) => all + items, 0), 0),
      agreed: table.reduce((sum, row, label) => sum + (row[label] ?? 0), 0),
    }))
    .sort((a, b) => b.items - a.items || (a.pair.join() < b.pair.join() ? -1 : 1));
}

/** What the two of each pair said, in rows of their own, as if nobody else had answered. */
function rowsByPair(rows: readonly ReviewerRow[], pairs: readonly { pair: readonly [string, string] }[]) {
  const asked = new Set(pairs.map(({ pair }) => pair.join()));
  const found = new Map<string, Map<string, number>>();
  for (const row of rows) {
    const people = row.reviewers.split(",");
    for (let first = 0; first < people.length; first++) {
      for (let second = first + 1; second < people.length; second++) {
        const key = `${people[first]},${people[second]}`;
        if (!asked.has(key)) continue;
        const said = `${row.answers[first]}${row.answers[second]}`;
        const ofPair = found.get(key) ?? new Map<string, number>();
        found.set(key, ofPair.set(said, (ofPair.get(said) ?? 0) + row.items));
      }
    }
  }
  return new Map(
    [...found].map(([reviewers, said]) => [
      reviewers,
      [...said].map(([answer, items]) => ({ reviewers, answers: answer, items })),
    ]),
  );
}
