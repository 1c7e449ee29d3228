/** Where a page begins: after or before a key, or at the first one. `after` goes first where both are set. */
export type PageStart<Key> = { after: Key | null; before: Key | null };

/** A page in the order of its list, and the keys to ask for the one before and the one after with. */
export type KeysetPage<Row, Key> = { rows: Row[]; previous: Key | null; next: Key | null };

/** The condition and the order that a page is asked for with; `newestFirst` for lists in descending order. */
export function startOf<Key>(
  { after, before }: PageStart<Key>,
  newestFirst = false,
): { range: { gt: Key } | { lt: Key } | null; order: "asc" | "desc" } {
  const backwards = after === null && before !== null;
  const order = backwards === newestFirst ? "asc" : "desc";
  const key = after ?? before;
  return { range: key === null ? null : order === "asc" ? { gt: key } : { lt: key }, order };
}

/**
 * The page in what was found by `startOf`.
 * @param found at most one row more than a page holds, which says whether there are more
 */
export function keysetPage<Row, Key>(
  found: readonly Row[],
  pageSize: number,
  { after, before }: PageStart<Key>,
  keyOf: (row: Row) => Key,
): KeysetPage<Row, Key> {
  const backwards = after === null && before !== null;
  const more = found.length > pageSize;
  const rows = backwards ? found.slice(0, pageSize).reverse() : found.slice(0, pageSize);
  const first = rows[0];
  const last = rows.at(-1);
  const hasPrevious = backwards ? more : after !== null;
  const hasNext = backwards || more;
  return {
    rows,
    previous: hasPrevious && first ? keyOf(first) : null,
    next: hasNext && last ? keyOf(last) : null,
  };
}
