import { recordDownload } from "#lib/datasets/commands/record-download.ts";
import { fileHeaders, hasAlready } from "#lib/datasets/file-headers.ts";
import { openDatasetFile } from "#lib/datasets/queries/open-dataset-file.ts";
import { readVersionNumber } from "#lib/datasets/read-version-number.ts";
import { fileChoice } from "#lib/datasets/schema.ts";
import { streamOf } from "#lib/datasets/stream-of.ts";
import { refusalOf } from "#lib/session/explain.ts";
import { memberRoute } from "#lib/session/member-route.ts";

/** A file of a version, streamed: `?format=alpaca-json|alpaca-jsonl|openai-chat`, and `&category=IE` for a part. */
export const GET = memberRoute("datasets.download", async (member, request, params) => {
  const number = readVersionNumber(params.number);
  const choice = fileChoice.safeParse(Object.fromEntries(request.nextUrl.searchParams));
  if (!choice.success) throw refusalOf(choice.error);
  const file = await openDatasetFile(member, number, choice.data);
  const headers = fileHeaders(file);
  if (hasAlready(request, file.figures)) {
    headers.delete("x-content-length");
    return new Response(null, { status: 304, headers });
  }
  if (request.method === "GET") await recordDownload(member, { versionId: file.versionId, number, ...choice.data });
  return new Response(streamOf(file.read()), { headers });
});
