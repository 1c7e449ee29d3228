import { Readable } from "node:stream";
import { exportJson } from "#lib/seeds/export-json.ts";
import { streamSeeds } from "#lib/seeds/queries/stream-seeds.ts";
import { seedFilter } from "#lib/seeds/seed-filter.ts";
import { memberRoute } from "#lib/session/member-route.ts";

/** The seeds that a filter shows, as a JSON file, streamed. */
export const GET = memberRoute("seeds.view", async (member, request) => {
  const filter = seedFilter.parse(Object.fromEntries(request.nextUrl.searchParams));
  const pieces = Readable.from(exportJson(streamSeeds(member, filter)), { objectMode: false });
  const name = `${member.project.slug}-seeds-${new Date().toISOString().slice(0, 10)}.json`;
  return new Response(Readable.toWeb(pieces) as ReadableStream<Uint8Array>, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
    },
  });
});
