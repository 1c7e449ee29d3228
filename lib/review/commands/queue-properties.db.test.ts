import fc from "fast-check";
import { expect, it } from "vitest";
import { insertBenchItems } from "#lib/items/testing/insert-bench-items.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { queueOrders } from "../policy.ts";
import { followPolicy, sentDecision } from "../testing/make-disputed.ts";
import { holdItems } from "./hold-items.ts";
import { recordDecision } from "./record-decision.ts";
import { releaseItems } from "./release-items.ts";
import { revokeDecision } from "./revoke-decision.ts";
import { skipItem } from "./skip-item.ts";
import { takeItems } from "./take-items.ts";

/** What a reviewer does next, at a desk that knows nothing but what the server told it. */
const step = fc.record({
  who: fc.nat(3),
  act: fc.constantFrom("take", "take", "decide", "decide", "decide", "undo", "skip", "release", "hold"),
  most: fc.integer({ min: 1, max: 3 }),
  approves: fc.boolean(),
});

/** A desk, and what was decided at it. */
type Desk = { reviewer: Member; items: string[]; decisions: { id: string; itemId: string }[] };
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const acts: Record<Step["act"], (desk: Desk, step: Step) => Promise<void>> = {
  take: async (desk, { most }) => {
    const { items } = await takeItems(desk.reviewer, { filter: {}, count: most, held: desk.items });
    desk.items.push(...items.map((item) => item.id));
  },
  decide: async (desk, { approves }) => {
    const itemId = desk.items.shift();
    if (!itemId) return;
    const decision = sentDecision(itemId, approves ? {} : { verdict: "reject" });
    expect((await recordDecision(desk.reviewer, decision)).surplus).toBe(false);
    desk.decisions.push({ id: decision.id, itemId });
  },
  undo: async (desk) => {
    const last = desk.decisions.pop();
    if (!last) return;
    await revokeDecision(desk.reviewer, last.id);
    desk.items.unshift(last.itemId);
  },
  skip: async (desk) => {
    const itemId = desk.items.shift();
    if (itemId) await skipItem(desk.reviewer, { itemId, skipped: true });
  },
  release: async (desk) => {
    await releaseItems(desk.reviewer, desk.items.splice(0));
  },
  hold: async (desk) => {
    expect((await holdItems(desk.reviewer, desk.items)).items.sort()).toEqual([...desk.items].sort());
  },
};

/** Nobody is at an item beyond those it takes, and nobody both looks at it and has decided it. */
async function expectRoom(projectId: string, wanted: number): Promise<void> {
  const crowded = await db.$queryRaw<unknown[]>`
    SELECT i.sequence, i.given, looking.people FROM items i CROSS JOIN LATERAL (
      SELECT count(*)::int AS people, count(d.id)::int AS twice FROM review_leases l
      LEFT JOIN decisions d ON d.item_id = l.item_id AND d.reviewer_id = l.user_id AND d.revoked_at IS NULL
      WHERE l.item_id = i.id AND l.lease_until > now()) looking
    WHERE i.project_id = ${projectId}::uuid AND (i.given + looking.people > ${wanted} OR looking.twice > 0)`;
  expect(crowded).toEqual([]);
}

it("gives each item to as many people as it takes, whatever they do at their desks and at the same time", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 3 }),
      fc.constantFrom(...queueOrders),
      // Those in one list do it at the same time.
      fc.array(fc.uniqueArray(step, { selector: ({ who }) => who, minLength: 1, maxLength: 4 }), { maxLength: 12 }),
      async (wanted, order, rounds) => {
        const desks: Desk[] = [];
        for (let i = 0; i < 4; i++) {
          const project = desks[0]?.reviewer.project;
          const reviewer = await createTestMember({ role: "annotator", ...(project ? { project } : {}) });
          desks.push({ reviewer, items: [], decisions: [] });
        }
        const [{ reviewer }] = desks as [Desk];
        const projectId = reviewer.project.id;
        await followPolicy(reviewer, { reviewers: wanted, mostReviewers: wanted, order });
        await insertBenchItems(projectId, 5, { approved: 0, rejected: 0 });
        for (const steps of rounds) {
          await Promise.all(steps.map((each) => acts[each.act](desks[each.who] as Desk, each)));
          await expectRoom(projectId, wanted);
        }
        // Everybody goes on until nothing waits for them.
        for (let moved = true; moved; ) {
          moved = false;
          for (const desk of desks) {
            const go = { who: 0, most: 3, approves: true };
            await acts.take(desk, { ...go, act: "take" });
            moved ||= desk.items.length > 0;
            while (desk.items.length > 0) await acts.decide(desk, { ...go, act: "decide" });
          }
        }
        await expectRoom(projectId, wanted);
        const items = await db.item.findMany({
          where: { projectId },
          select: { status: true, given: true, decisions: { where: { counted: true, revokedAt: null } } },
        });
        for (const { status, given, decisions } of items) {
          expect(status).not.toBe("pending");
          expect(given).toBe(wanted);
          expect(new Set(decisions.map(({ reviewerId }) => reviewerId)).size).toBe(wanted);
        }
      },
    ),
    { numRuns: 15 },
  );
}, 120_000);
