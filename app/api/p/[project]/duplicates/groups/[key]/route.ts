import { getDuplicateGroup } from "#lib/items/queries/get-duplicate-group.ts";
import { notFound } from "#lib/platform/errors.ts";
import { groupQuery } from "#lib/review/resolution-schema.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { readQuery } from "#lib/session/read-input.ts";

/** One group of duplicates by the key of any of its members, a page of its members. */
export const GET = memberRoute("items.view", async (member, request, { key }) => {
  const number = Number(key);
  if (!Number.isSafeInteger(number) || number < 0) throw notFound();
  const { at, after } = readQuery(request, groupQuery);
  return Response.json(
    await getDuplicateGroup(member, { threshold: at, key: number, ...(after === undefined ? {} : { after }) }),
  );
});
