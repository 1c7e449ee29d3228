import { z } from "zod";
import { RejectionTable } from "#components/expansion/rejection-table.tsx";
import { ledgerFilter, narrowsLedger } from "#lib/expansion/ledger-filter-schema.ts";
import { findRejection } from "#lib/expansion/queries/find-rejection.ts";
import { countRestorable, listRejections } from "#lib/expansion/queries/list-rejections.ts";
import { forPage } from "#lib/session/for-page.ts";
import type { Member } from "#lib/team/member.ts";
import { may } from "#lib/team/permissions.ts";
import { restore, restoreMany } from "../actions.ts";
import { pageLinks } from "./page-links.ts";

/** A page of the ledger as the address filters it, and the open rejection in full. */
export async function RejectionsPart({
  member,
  number,
  search,
}: {
  member: Member;
  number: number;
  search: URLSearchParams;
}) {
  const filter = ledgerFilter.parse(Object.fromEntries(search));
  const open = z.uuid().safeParse(search.get("open")).data ?? null;
  const mayRestore = may(member, "rejections.restore");
  const [page, detail, matching] = await forPage(
    Promise.all([
      listRejections(member, number, filter, { after: search.get("after"), before: search.get("before") }),
      open === null ? null : findRejection(member, number, open),
      mayRestore && narrowsLedger(filter) ? countRestorable(member, number, filter) : null,
    ]),
  );
  const { slug } = member.project;
  return (
    <RejectionTable
      rows={page.rows}
      filter={filter}
      matching={matching}
      detail={detail}
      projectPath={`/p/${slug}`}
      {...pageLinks(search, page)}
      actions={mayRestore ? { one: restore.bind(null, slug), many: restoreMany.bind(null, slug) } : null}
      shortcuts={member.preferences.singleKeyShortcuts}
    />
  );
}
