import { holdDisputed } from "#lib/review/commands/hold-disputed.ts";
import { disputedLeaseSeconds } from "#lib/review/commands/lease-disputed.ts";
import { takeDisputed } from "#lib/review/commands/take-disputed.ts";
import { takeDisputedInput } from "#lib/review/disagreement-schema.ts";
import { itemIds } from "#lib/review/schema.ts";
import { memberRoute } from "#lib/session/member-route.ts";
import { readInput } from "#lib/session/read-input.ts";

/** The next items that wait for an adjudicator, leased to who asks. */
export const POST = memberRoute("review.adjudicate", async (member, request) =>
  Response.json(await takeDisputed(member, await readInput(request, takeDisputedInput))),
);

/** Extends leases; answers which of the items are still theirs. */
export const PUT = memberRoute("review.adjudicate", async (member, request) => {
  const { items } = await readInput(request, itemIds);
  return Response.json({ items: await holdDisputed(member, items), leaseSeconds: disputedLeaseSeconds });
});
