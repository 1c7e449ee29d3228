import { recordDownload } from "#lib/datasets/commands/record-download.ts";
import { manifestName } from "#lib/datasets/file-name.ts";
import { getVersion } from "#lib/datasets/queries/get-version.ts";
import { readVersionNumber } from "#lib/datasets/read-version-number.ts";
import { Refusal } from "#lib/platform/errors.ts";
import { memberRoute } from "#lib/session/member-route.ts";

/** A version's manifest: counts, provenance, and every file with its rows, size and SHA-256. */
export const GET = memberRoute("datasets.download", async (member, request, params) => {
  const version = await getVersion(member, readVersionNumber(params.number));
  const { id: versionId, number, manifest } = version;
  if (!manifest) throw new Refusal("conflict", "datasets.errors.notPrepared", { values: { number } });
  if (request.method === "GET") await recordDownload(member, { versionId, number, format: "manifest", category: null });
  return new Response(`${JSON.stringify(manifest, null, 2)}\n`, {
    headers: {
      "content-type": "application/json",
      "content-disposition": `attachment; filename="${manifestName(member.project.slug, number)}"`,
    },
  });
});
