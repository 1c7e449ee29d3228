import { type Labelling, labelsOf, type ReviewerRow } from "./answer-rows.ts";

/** How often two reviewers gave which labels to the same items. */
export type PairTable = {
  /** Ids of the two, ascending. */
  pair: readonly [string, string];
  /** Square: items that the first gave the row's label and the second the column's. */
  table: Float64Array[];
};

/** The pairs of reviewers of some rows, and how a table of each pair is made of them. */
export type PairTables = {
  /** The tables of the rows as they are. */
  tables: PairTable[];
  /** Makes the same tables anew, with other numbers of items for the rows. What it gives is overwritten by the next. */
  recount: (items: ArrayLike<number>) => Float64Array[][];
};

/** Takes rows of any number of reviewers each apart into pairs. O(rows x pairs of a row) to make and to count anew. */
export function tabulatePairs(rows: readonly ReviewerRow[], labelling: Labelling): PairTables {
  const cells = labelling.labels ** 2;
  const places = new Map<string, number>();
  const pairs: [string, string][] = [];
  const parts: { row: number; cell: number }[] = [];
  for (const [row, each] of rows.entries()) {
    const people = each.reviewers.split(",");
    const labels = labelsOf(each, labelling);
    for (let first = 0; first < people.length; first++) {
      for (let second = first + 1; second < people.length; second++) {
        const pair: [string, string] = [people[first] as string, people[second] as string];
        const key = pair.join();
        const place = places.get(key) ?? pairs.push(pair) - 1;
        places.set(key, place);
        const cell = (labels[first] as number) * labelling.labels + (labels[second] as number);
        parts.push({ row, cell: place * cells + cell });
      }
    }
  }
  const count = (into: Float64Array, items: ArrayLike<number>) => {
    into.fill(0);
    for (const { row, cell } of parts) into[cell] = (into[cell] as number) + (items[row] ?? 0);
  };
  const asTables = (flat: Float64Array) =>
    pairs.map((_, place) =>
      Array.from({ length: labelling.labels }, (_, label) => {
        const start = place * cells + label * labelling.labels;
        return flat.subarray(start, start + labelling.labels);
      }),
    );
  const original = new Float64Array(pairs.length * cells);
  count(
    original,
    rows.map(({ items }) => items),
  );
  const again = new Float64Array(original.length);
  const tables = asTables(again);
  return {
    tables: asTables(original).map((table, place) => ({ pair: pairs[place] as [string, string], table })),
    recount: (items) => {
      count(again, items);
      return tables;
    },
  };
}
