import { Refusal } from "#lib/platform/errors.ts";
import { importSeeds } from "#lib/seeds/commands/import-seeds.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { readUpload } from "./read-upload.ts";

/** Brings a file's good rows in, by the mapping sent with it. */
export const POST = memberRoute("seeds.import", async (member, request) => {
  const { file, fileName, mapping } = await readUpload(request);
  if (!mapping) throw new Refusal("invalid", "seeds.import.errors.mapping");
  return Response.json(await importSeeds(member, file, { mapping, fileName }));
});
