import { readCostRange } from "#lib/expansion/cost-range.ts";
import { costsCsv } from "#lib/expansion/costs-csv.ts";
import { listSpending } from "#lib/expansion/queries/costs.ts";
import { memberRoute } from "#lib/session/member-route.ts";

/** What the project's calls cost in some days (UTC), as a CSV file: a line for each day, run, model and purpose. */
export const GET = memberRoute("runs.view", async (member, request) => {
  const range = readCostRange(Object.fromEntries(request.nextUrl.searchParams), new Date());
  const name = `${member.project.slug}-costs-${range.from}-to-${range.to}.csv`;
  return new Response(costsCsv(await listSpending(member, range)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
    },
  });
});
