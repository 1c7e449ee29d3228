import { BatchTable } from "#components/expansion/batch-table.tsx";
import { AutoRefresh } from "#components/ui/auto-refresh.tsx";
import { listBatches } from "#lib/expansion/queries/list-batches.ts";
import { forPage } from "#lib/session/for-page.ts";
import type { Member } from "#lib/team/member.ts";
import { wholeNumber } from "../whole-number.ts";
import { pageLinks } from "./page-links.ts";

/** How often the batches of a run that runs no more are shown anew while one of them is under way. */
const everyMs = 5_000;

/** A page of the run's batches. */
export async function BatchesPart({
  member,
  number,
  search,
  running,
}: {
  member: Member;
  number: number;
  search: URLSearchParams;
  /** The page shows itself anew already. */
  running: boolean;
}) {
  const at = (key: string) => wholeNumber(search.get(key) ?? undefined);
  const page = await forPage(listBatches(member, number, { after: at("after"), before: at("before") }));
  return (
    <>
      <BatchTable rows={page.rows} {...pageLinks(search, page)} />
      {!running && page.rows.some((row) => row.nextLookAt !== null) ? <AutoRefresh everyMs={everyMs} /> : null}
    </>
  );
}
