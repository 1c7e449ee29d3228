import { z } from "zod";
import { MalformedTable } from "#components/expansion/malformed-table.tsx";
import { listMalformedParts } from "#lib/expansion/queries/list-malformed-parts.ts";
import { forPage } from "#lib/session/for-page.ts";
import type { Member } from "#lib/team/member.ts";
import { pageLinks } from "./page-links.ts";

const id = z.uuid();

/** A page of the malformed parts. */
export async function MalformedPart({
  member,
  number,
  search,
}: {
  member: Member;
  number: number;
  search: URLSearchParams;
}) {
  const idOf = (key: string) => id.safeParse(search.get(key)).data ?? null;
  const page = await forPage(listMalformedParts(member, number, { after: idOf("after"), before: idOf("before") }));
  return <MalformedTable rows={page.rows} {...pageLinks(search, page)} />;
}
