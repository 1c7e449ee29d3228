import { RejectionTable } from "#components/expansion/rejection-table.tsx";
import { listRejections } from "#lib/expansion/queries/list-rejections.ts";
import { rejectionRules } from "#lib/expansion/schema.ts";
import { forPage } from "#lib/session/for-page.ts";
import type { Member } from "#lib/team/member.ts";
import { may } from "#lib/team/permissions.ts";
import { restore } from "../actions.ts";
import { wholeNumber } from "../whole-number.ts";
import { pageLinks } from "./page-links.ts";

/** A page of the ledger. */
export async function RejectionsPart({
  member,
  number,
  search,
}: {
  member: Member;
  number: number;
  search: URLSearchParams;
}) {
  const rule = rejectionRules.find((each) => each === search.get("rule")) ?? null;
  const page = await forPage(
    listRejections(member, number, rule, {
      after: wholeNumber(search.get("after") ?? undefined),
      before: wholeNumber(search.get("before") ?? undefined),
    }),
  );
  const { slug } = member.project;
  return (
    <RejectionTable
      rows={page.rows}
      rule={rule}
      projectPath={`/p/${slug}`}
      {...pageLinks(search, page)}
      restore={may(member, "rejections.restore") ? restore.bind(null, slug) : null}
      shortcuts={member.preferences.singleKeyShortcuts}
    />
  );
}
