import { type ItemFilter, itemFilter } from "#lib/items/item-filter.ts";
import { countByStatus } from "#lib/items/queries/count-by-status.ts";
import { findItem } from "#lib/items/queries/find-item.ts";
import { listFacets } from "#lib/items/queries/list-facets.ts";
import { listItems } from "#lib/items/queries/list-items.ts";
import { insertBenchItems } from "#lib/items/testing/insert-bench-items.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import type { Report } from "./main.ts";
import { withDatabase } from "./support/with-database.ts";

const items = 25_000;
const rounds = 100;

/** Filters as people set them; a search has common words, rare ones, phrases and none that fit. */
const pages = [{}, { status: "pending" }, { category: "OTHER" }, { kind: "kind of task 7" }, { sort: "updated-desc" }];
const searches = [
  { q: "patient" },
  { q: "metformin" },
  { q: '"the patient"' },
  { q: "dose or tablet" },
  { q: "amoxicillin -child" },
  { q: "nothinglikethis" },
  { q: "dose", status: "approved", sort: "updated-desc" },
];

/**
 * What the server does for the table of 25,000 items: all queries of its page (rows, counts, facets, the open item),
 * one page after another, without rendering. 95th percentiles over the filters above.
 */
export async function run(report: Report): Promise<void> {
  await withDatabase(async () => {
    const member = await createTestMember();
    await insertBenchItems(member.project.id, items);
    report("first_page_25k_p95_ms", await p95(member, pages), "ms");
    report("search_25k_p95_ms", await p95(member, searches), "ms");
  });
}

async function p95(member: Member, queries: object[]): Promise<number> {
  const filters = queries.map((query) => itemFilter.parse(query));
  for (const filter of filters) await open(member, filter);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const filter of filters) {
      const start = performance.now();
      await open(member, filter);
      times.push(performance.now() - start);
    }
  }
  times.sort((a, b) => a - b);
  return Math.round((times[Math.ceil(times.length * 0.95) - 1] as number) * 10) / 10;
}

async function open(member: Member, filter: ItemFilter): Promise<void> {
  const [page] = await Promise.all([
    listItems(member, filter),
    countByStatus(member),
    listFacets(member),
    findItem(member, 100),
  ]);
  if (filter.q === undefined && page.rows.length === 0) throw new Error("A page without rows measures nothing");
}
