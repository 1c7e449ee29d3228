import { hrefWith } from "#components/data-table/url-state.ts";

/** Where the pages before and after a keyset page are, with the rest of the address kept and nothing open. */
export function pageLinks(
  search: URLSearchParams,
  { previous, next }: { previous: string | number | null; next: string | number | null },
): { previousHref: string | null; nextHref: string | null } {
  const at = (key: "after" | "before", value: string | number | null) =>
    value === null ? null : hrefWith("", search, { [key]: String(value), open: null });
  return { previousHref: at("before", previous), nextHref: at("after", next) };
}
