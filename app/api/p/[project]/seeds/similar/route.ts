import { findSimilarSeed } from "#lib/seeds/queries/find-similar-seed.ts";
import { similarityInput } from "#lib/seeds/schema.ts";
import { refusalOf } from "#lib/session/explain.ts";
import { memberRoute, readJson } from "#lib/session/member-route.ts";

/** The seed closest to an instruction that is being written. By POST, as an instruction may be long. */
export const POST = memberRoute("seeds.view", async (member, request) => {
  const input = similarityInput.safeParse(await readJson(request));
  if (!input.success) throw refusalOf(input.error);
  return Response.json({ similar: await findSimilarSeed(member, input.data) });
});
