import { ItemResultTable } from "#components/expansion/item-result-table.tsx";
import type { ItemRunPurpose } from "#lib/expansion/item-run-schema.ts";
import { type CategoryPair, findItemResult, listItemResults } from "#lib/expansion/queries/list-item-results.ts";
import { categories } from "#lib/items/schema.ts";
import { forPage } from "#lib/session/for-page.ts";
import type { Member } from "#lib/team/member.ts";
import { wholeNumber } from "../whole-number.ts";
import { pageLinks } from "./page-links.ts";

/** A page of what became of a run's items, and the open one in full. */
export async function ResultsPart({
  member,
  number,
  purpose,
  search,
}: {
  member: Member;
  number: number;
  purpose: ItemRunPurpose;
  search: URLSearchParams;
}) {
  const at = (key: string) => wholeNumber(search.get(key) ?? undefined);
  const open = at("open");
  const pair = pairOf(search);
  const [page, detail] = await forPage(
    Promise.all([
      listItemResults(member, number, { after: at("after"), before: at("before") }, pair),
      open === null ? null : findItemResult(member, number, open),
    ]),
  );
  return (
    <ItemResultTable
      purpose={purpose}
      rows={page.rows}
      open={detail}
      pair={pair}
      home={`/p/${member.project.slug}`}
      {...pageLinks(search, page)}
    />
  );
}

function pairOf(search: URLSearchParams): CategoryPair | null {
  const category = (key: string) => categories.find((each) => each === search.get(key)) ?? null;
  const proposed = category("proposed");
  const decided = category("decided");
  return proposed && decided ? { proposed, decided } : null;
}
