import { CallTable } from "#components/expansion/call-table.tsx";
import { callFilter } from "#lib/expansion/call-filter-schema.ts";
import { findCall } from "#lib/expansion/queries/find-call.ts";
import { type CallPurpose, listCalls } from "#lib/expansion/queries/list-calls.ts";
import { forPage } from "#lib/session/for-page.ts";
import type { Member } from "#lib/team/member.ts";
import { wholeNumber } from "../whole-number.ts";
import { pageLinks } from "./page-links.ts";

/** A page of a run's calls as the address filters them, and the open one in full. */
export async function CallsPart({
  member,
  number,
  runPurpose,
  search,
}: {
  member: Member;
  number: number;
  runPurpose: CallPurpose;
  search: URLSearchParams;
}) {
  const filter = callFilter.parse(Object.fromEntries(search));
  const open = wholeNumber(search.get("open") ?? undefined);
  const [page, detail] = await forPage(
    Promise.all([
      listCalls(member, number, filter, { after: search.get("after"), before: search.get("before") }),
      open === null ? null : findCall(member, number, filter.purpose ?? runPurpose, open),
    ]),
  );
  return (
    <CallTable
      filter={filter}
      purpose={page.purpose}
      runPurpose={runPurpose}
      rows={page.rows}
      detail={detail}
      projectPath={`/p/${member.project.slug}`}
      {...pageLinks(search, page)}
    />
  );
}
