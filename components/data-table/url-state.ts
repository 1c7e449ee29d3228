/** Changes to a query string: a value, several, or null to take the key away. */
export type UrlChanges = Record<string, string | readonly string[] | null>;

/** The keys that say where a keyset page starts: any other change starts again at the first page. */
const cursorKeys = ["after", "before"] as const;

/**
 * The address with some of its query changed and the rest kept. A change to anything but the cursor drops the cursor,
 * because the page that it points into is no longer there; keys in `keepsPage` (what is open beside the list) do not.
 * @example hrefWith("/items", new URLSearchParams("q=dose&after=9"), { status: "open" }) // "/items?q=dose&status=open"
 */
export function hrefWith(
  pathname: string,
  current: URLSearchParams,
  changes: UrlChanges,
  keepsPage: readonly string[] = ["open"],
): string {
  const next = new URLSearchParams(current);
  const movesPage = Object.keys(changes).some((key) => !keepsPage.includes(key));
  if (movesPage) for (const key of cursorKeys) next.delete(key);
  for (const [key, value] of Object.entries(changes)) {
    next.delete(key);
    if (value === null) continue;
    for (const each of typeof value === "string" ? [value] : value) if (each !== "") next.append(key, each);
  }
  const query = next.toString();
  return query === "" ? pathname : `${pathname}?${query}`;
}
