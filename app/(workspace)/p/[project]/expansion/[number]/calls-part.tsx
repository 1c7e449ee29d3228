import { CallTable } from "#components/expansion/call-table.tsx";
import { findCall } from "#lib/expansion/queries/find-call.ts";
import { type CallPurpose, listCalls } from "#lib/expansion/queries/list-calls.ts";
import { forPage } from "#lib/session/for-page.ts";
import type { Member } from "#lib/team/member.ts";
import { wholeNumber } from "../whole-number.ts";
import { pageLinks } from "./page-links.ts";

/** A page of a run's calls of one purpose, and the open one in full. */
export async function CallsPart({
  member,
  number,
  purpose,
  search,
}: {
  member: Member;
  number: number;
  purpose: CallPurpose;
  search: URLSearchParams;
}) {
  const at = (key: string) => wholeNumber(search.get(key) ?? undefined);
  const open = at("open");
  const [page, detail] = await forPage(
    Promise.all([
      listCalls(member, number, purpose, { after: at("after"), before: at("before") }),
      open === null ? null : findCall(member, number, purpose, open),
    ]),
  );
  return (
    <CallTable
      purpose={purpose}
      rows={page.rows}
      detail={detail}
      projectPath={`/p/${member.project.slug}`}
      {...pageLinks(search, page)}
    />
  );
}
