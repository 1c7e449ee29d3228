import { notFound } from "#lib/platform/errors.ts";
import { guidelinesAsked } from "#lib/review/guidelines-schema.ts";
import { findGuidelines } from "#lib/review/queries/guidelines.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { readQuery } from "#lib/session/read-input.ts";

/** The guidelines in force, or the version that the address names; null where there are none yet. */
export const GET = memberRoute("guidelines.view", async (member, request) => {
  const { number } = readQuery(request, guidelinesAsked);
  const guidelines = await findGuidelines(member, number);
  if (!guidelines && number !== undefined) throw notFound();
  return Response.json(guidelines);
});
