import { readUpload } from "#app/api/p/[project]/seeds/import/read-upload.ts";
import { previewImport } from "#lib/seeds/queries/preview-import.ts";
import { memberRoute } from "#lib/session/member-route.ts";

/** What a file would bring in, by the mapping sent with it or a proposed one. Changes nothing. */
export const POST = memberRoute("seeds.import", async (member, request) => {
  const { file, mapping } = await readUpload(request);
  return Response.json(await previewImport(member, file, mapping ?? undefined));
});
