import { RunSeedTable } from "#components/expansion/run-seed-table.tsx";
import { listRunSeeds } from "#lib/expansion/queries/list-run-seeds.ts";
import { runSeedSort } from "#lib/expansion/run-seed-sort.ts";
import { forPage } from "#lib/session/for-page.ts";
import type { Member } from "#lib/team/member.ts";

/** Which seeds of a run pull their weight. */
export async function SeedsPart({
  member,
  number,
  search,
}: {
  member: Member;
  number: number;
  search: URLSearchParams;
}) {
  const sort = runSeedSort.parse(search.get("sort"));
  const { rows, total } = await forPage(listRunSeeds(member, number, sort));
  return <RunSeedTable rows={rows} total={total} sort={sort} projectPath={`/p/${member.project.slug}`} />;
}
