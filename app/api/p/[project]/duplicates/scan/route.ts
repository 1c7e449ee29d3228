import { startScan } from "#lib/items/commands/start-scan.ts";
import { describeScan } from "#lib/items/queries/describe-scan.ts";
import { memberRoute } from "#lib/session/member-route.ts";

/** How far the look for duplicates is. */
export const GET = memberRoute("items.view", async (member) => Response.json(await describeScan(member)));

/** Has the project looked through anew, where there is something new to see. */
export const POST = memberRoute("items.view", async (member) => {
  await startScan(member);
  return Response.json(await describeScan(member));
});
