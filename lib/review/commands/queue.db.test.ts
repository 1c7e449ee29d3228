import { beforeEach, describe, expect, it } from "vitest";
import { insertBenchItems } from "#lib/items/testing/insert-bench-items.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { type QueueOrder, queueOrders } from "../policy.ts";
import type { QueueFilter } from "../schema.ts";
import { decideBy, followPolicy, sentDecision } from "../testing/make-disputed.ts";
import { holdItems } from "./hold-items.ts";
import { recordDecision } from "./record-decision.ts";
import { releaseItems } from "./release-items.ts";
import { revokeDecision } from "./revoke-decision.ts";
import { skipItem } from "./skip-item.ts";
import { takeItems } from "./take-items.ts";

let ana: Member;
let ben: Member;
let cleo: Member;
let ids: string[];

beforeEach(async () => {
  ana = await createTestMember({ role: "annotator" });
  ben = await createTestMember({ role: "annotator", project: ana.project });
  cleo = await createTestMember({ role: "curator", project: ana.project });
  ids = await insertBenchItems(ana.project.id, 12, { approved: 0, rejected: 0 });
});

async function take(member: Member, count: number, held: string[] = [], filter: QueueFilter = {}): Promise<string[]> {
  const { items } = await takeItems(member, { filter, count, held });
  return items.map((item) => item.id);
}

const state = async (member: Member) => (await takeItems(member, { filter: {}, count: 1, held: ids })).queue;

const people = (count: number) =>
  Promise.all(Array.from({ length: count }, () => createTestMember({ role: "annotator", project: ana.project })));

describe("a queue narrowed to a proposed category", () => {
  it("is not narrowed where the project hides what models propose", async () => {
    await db.item.updateMany({ where: { id: { in: ids } }, data: { proposedCategory: "IE" } });
    await db.item.update({ where: { id: ids[3] as string }, data: { proposedCategory: "GEN" } });
    expect(await take(ana, 2, [], { category: "GEN" })).toEqual([ids[3]]);
    await followPolicy(cleo, { hiddenShare: 10 });
    expect(await take(ben, 2, [], { category: "GEN" })).toEqual(ids.slice(0, 2));
  });
});

describe("an item that two people review", () => {
  beforeEach(() => followPolicy(cleo, { reviewers: 2, mostReviewers: 2 }));

  it("is given to two, and no third", async () => {
    const first = ids.slice(0, 3);
    expect(await take(ana, 3)).toEqual(first);
    expect(await take(ben, 3)).toEqual(first);
    expect(await take(cleo, 3)).toEqual(ids.slice(3, 6));
  });

  it("is given to one more once one has decided it, and never to that one again", async () => {
    await take(ana, 1);
    await decideBy(ids[0] as string, [[ana, {}]]);
    expect(await take(ana, 1)).toEqual([ids[1]]);
    await take(ben, 1);
    expect(await take(cleo, 2)).toEqual(ids.slice(1, 3));
  });

  it("is given to nobody who decided it, whoever came last, and again to who took it back", async () => {
    await followPolicy(cleo, { reviewers: 3, mostReviewers: 3 });
    const [item] = ids as [string];
    const bens = sentDecision(item);
    await recordDecision(ana, sentDecision(item));
    await recordDecision(ben, bens);
    expect(await take(ana, 1)).toEqual([ids[1]]);
    expect(await take(ben, 1)).toEqual([ids[1]]);
    await revokeDecision(ben, bens.id);
    expect(await take(ana, 1, [ids[1] as string])).toEqual([ids[2]]);
    expect(await take(ben, 1, [ids[1] as string])).toEqual([item]);
    expect((await state(ana)).waiting).toBe(11);
    expect((await state(ben)).waiting).toBe(12);
  });

  it("does not wait any more for who has decided it", async () => {
    await decideBy(ids[0] as string, [[ana, {}]]);
    expect(await state(ana)).toMatchObject({ waiting: 11, total: 12 });
    expect(await state(ben)).toMatchObject({ waiting: 12, total: 12 });
  });

  it("stays with those who look at it, also where somebody's decision comes late", async () => {
    await take(ana, 1);
    await take(ben, 1);
    await decideBy(ids[0] as string, [[cleo, {}]]);
    expect(await holdItems(ana, ids.slice(0, 1))).toMatchObject({ items: [ids[0]] });
    expect(await holdItems(ben, ids.slice(0, 1))).toMatchObject({ items: [ids[0]] });
  });
});

describe("a share of items in the overlap", () => {
  it("is given to two people, and the rest to one", async () => {
    await followPolicy(cleo, { reviewers: 2, mostReviewers: 2, overlap: 50 });
    const rows = await db.$queryRaw<{ id: string; both: boolean }[]>`
      SELECT id, spread(sequence, 1) < 0.5 AS both FROM items WHERE project_id = ${ana.project.id}::uuid ORDER BY sequence`;
    const both = rows.filter((row) => row.both).map((row) => row.id);
    expect(both.length).toBeGreaterThan(0);
    expect(both.length).toBeLessThan(12);
    expect(await take(ana, 10)).toEqual(ids.slice(0, 10));
    const other = await take(ben, 10);
    expect(other).toEqual(ids.filter((id, i) => i >= 10 || both.includes(id)).slice(0, 10));
  });
});

it("gives an item that is disputed to nobody", async () => {
  await followPolicy(cleo, { rule: "unanimous", reviewers: 2, mostReviewers: 2 });
  await decideBy(ids[0] as string, [
    [ana, {}],
    [ben, { verdict: "reject" }],
  ]);
  expect(await take(cleo, 1)).toEqual([ids[1]]);
  expect(await state(cleo)).toMatchObject({ waiting: 11 });
});

describe("many desks at once", () => {
  it("have each item decided by exactly two people, and never more than two look at one", async () => {
    await followPolicy(cleo, { reviewers: 2, mostReviewers: 2 });
    await insertBenchItems(ana.project.id, 48, { seed: "more", approved: 0, rejected: 0 });
    const reviewers = await people(12);
    let most = 0;
    const work = async (reviewer: Member) => {
      for (;;) {
        const desk = await take(reviewer, 3);
        if (desk.length === 0) return;
        const busy = await db.$queryRaw<{ people: number }[]>`
          SELECT (i.given + count(*))::int AS people FROM items i
          JOIN review_leases l ON l.item_id = i.id AND l.lease_until > now()
          WHERE i.project_id = ${ana.project.id}::uuid GROUP BY i.id`;
        most = Math.max(most, ...busy.map((row) => row.people));
        for (const itemId of desk) await recordDecision(reviewer, sentDecision(itemId));
      }
    };
    // Who finds nothing comes again: what others look at may come back.
    await Promise.all(reviewers.map(work));
    for (const reviewer of reviewers) await work(reviewer);
    const decisions = await db.decision.findMany({ where: { projectId: ana.project.id } });
    const byItem = Map.groupBy(decisions, (decision) => decision.itemId);
    expect(byItem.size).toBe(60);
    for (const each of byItem.values()) {
      expect(each.map(({ counted }) => counted)).toEqual([true, true]);
      expect(new Set(each.map(({ reviewerId }) => reviewerId)).size).toBe(2);
    }
    expect(most).toBe(2);
  });

  it("share the last items out to the last place", async () => {
    await followPolicy(cleo, { reviewers: 3, mostReviewers: 3 });
    const reviewers = await people(9);
    const taken = await Promise.all(reviewers.map((reviewer) => take(reviewer, 4)));
    const count = Map.groupBy(taken.flat(), (id) => id);
    expect([...count.values()].map((each) => each.length)).toEqual(Array(12).fill(3));
  });
});

describe("the order of the queue", () => {
  const follow = (order: QueueOrder, orderSeed = 1) => followPolicy(cleo, { order, orderSeed });
  const all = async (member = ana) => {
    const order = await take(member, 10);
    const rest = [...order, ...(await take(member, 10, order))];
    await releaseItems(member, rest);
    await db.reviewLease.deleteMany({});
    return rest;
  };

  it.each(queueOrders)("%s gives every item once", async (order) => {
    await follow(order);
    expect((await all()).sort()).toEqual([...ids].sort());
  });

  it("at random is another with another seed, and the same with the same", async () => {
    await follow("random", 7);
    const seven = await all();
    expect(await all(ben)).toEqual(seven);
    expect(seven).not.toEqual(ids);
    await follow("random", 8);
    expect(await all()).not.toEqual(seven);
  });

  it("by category gives one category after another, the oldest of each first", async () => {
    const rank = { QA: 0, IE: 1, GEN: 2, OTHER: 3 };
    await follow("category");
    const items = await db.item.findMany({ where: { projectId: ana.project.id }, orderBy: { sequence: "asc" } });
    const order = await all();
    const [first, ...later] = order.map((id) => items.find((item) => item.id === id)?.proposedCategory);
    expect([first, ...later].filter((each, i, list) => each !== list[i - 1]).length).toBe(
      new Set([first, ...later]).size,
    );
    for (const category of Object.keys(rank)) {
      const own = items.filter((item) => item.proposedCategory === category).map((item) => item.id);
      expect(order.filter((id) => own.includes(id))).toEqual(own);
    }
  });

  it("by disagreement and by uncertainty gives the highest first, then the oldest", async () => {
    const set = (i: number, data: object) => db.item.update({ where: { id: ids[i] as string }, data });
    await set(5, { disagreement: 0.5, uncertainty: 0.2 });
    await set(8, { disagreement: 1, uncertainty: 0.2 });
    await set(2, { uncertainty: 1 });
    await follow("disagreement");
    expect((await all()).slice(0, 4)).toEqual([ids[8], ids[5], ids[0], ids[1]]);
    await follow("uncertainty");
    expect((await all()).slice(0, 4)).toEqual([ids[2], ids[5], ids[8], ids[0]]);
  });

  it("is kept for who comes back: what they had before comes first, as it came then", async () => {
    await follow("random");
    const before = await take(ana, 4);
    await releaseItems(ana, before);
    await take(ben, 1);
    expect(await take(ana, 4)).toEqual([...before.slice(1), expect.anything()]);
  });
});

describe("assignments", () => {
  const assign = (rows: { user: Member; share: number; category?: "QA" | "IE" | "GEN" | "OTHER" }[]) =>
    db.reviewAssignment.createMany({
      data: rows.map(({ user, share, category }, position) => ({
        ...{ projectId: ana.project.id, userId: user.userId, share, category: category ?? null, position },
      })),
    });
  const drawsBelow = async (share: number) => {
    const rows = await db.$queryRaw<{ id: string }[]>`SELECT id FROM items
      WHERE project_id = ${ana.project.id}::uuid AND spread(sequence, 2) < ${share}::float8 ORDER BY sequence`;
    return rows.map((row) => row.id);
  };

  it("divide the items: each person gets their share alone", async () => {
    await assign([
      { user: ana, share: 40 },
      { user: ben, share: 60 },
    ]);
    const own = await drawsBelow(0.4);
    expect(await take(ana, 10)).toEqual(own);
    expect(await take(ben, 10)).toEqual(ids.filter((id) => !own.includes(id)).slice(0, 10));
    expect(await state(ana)).toMatchObject({ waiting: own.length, total: own.length, assigned: true });
  });

  it("are of a proposed category, where they say one", async () => {
    await db.item.updateMany({ where: { id: { in: ids.slice(0, 3) } }, data: { proposedCategory: "QA" } });
    await db.item.updateMany({ where: { id: { in: ids.slice(3) } }, data: { proposedCategory: "IE" } });
    await assign([{ user: ana, share: 100, category: "QA" }]);
    expect(await take(ana, 10)).toEqual(ids.slice(0, 3));
  });

  it("leave all to people without one, unless the policy gives work to the assigned alone", async () => {
    await assign([{ user: ana, share: 100 }]);
    expect(await take(ben, 2)).toEqual(ids.slice(0, 2));
    await releaseItems(ben, ids);
    await followPolicy(cleo, { assignedOnly: true });
    expect(await take(ben, 2)).toEqual([]);
    expect(await state(ben)).toMatchObject({ waiting: 0, assigned: false, excluded: true });
    expect(await take(ana, 2)).toEqual(ids.slice(0, 2));
  });
});

describe("known items", () => {
  let known: string[];

  beforeEach(async () => {
    known = await insertBenchItems(ana.project.id, 6, { seed: "known", approved: 1, rejected: 0 });
    const items = await db.item.findMany({ where: { id: { in: known } } });
    await db.knownItem.createMany({
      data: items.map(({ id, projectId, category }) => ({
        ...{ itemId: id, projectId, verdict: "approve" as const, category, markedBy: cleo.userId },
      })),
    });
  });
  const mixIn = (more = {}) => followPolicy(cleo, { knownShare: 50, ...more });
  const answerWrongly = (member: Member, itemId: string) =>
    recordDecision(member, sentDecision(itemId, { verdict: "reject" }));

  it("come one in each block, look as if they waited, and none comes twice", async () => {
    await mixIn();
    const desk = [];
    for (let i = 0; i < 6; i++) {
      const { items } = await takeItems(ana, { filter: {}, count: 2, held: [] });
      expect(items.filter((item) => known.includes(item.id))).toHaveLength(1);
      expect(items.map((item) => item.status)).toEqual(["pending", "pending"]);
      for (const item of items) await recordDecision(ana, sentDecision(item.id));
      desk.push(...items.map((item) => item.id));
    }
    expect(new Set(desk).size).toBe(12);
    expect(await db.decision.count({ where: { reviewerId: ana.userId, kind: "known" } })).toBe(6);
    expect(await db.reviewer.findFirst({ where: { userId: ana.userId } })).toMatchObject({
      served: 12,
      servedKnown: 6,
    });
    expect(await take(ana, 10)).toHaveLength(6);
  });

  it("come back in their places after the desk was opened again", async () => {
    await mixIn();
    const desk = await take(ana, 6);
    expect(desk.filter((id) => known.includes(id))).toHaveLength(3);
    await releaseItems(ana, desk);
    expect(await take(ana, 6)).toEqual(desk);
  });

  it("count among what waits: each decision makes it one less, whatever was decided", async () => {
    await mixIn();
    const waiting = async () => (await takeItems(ana, { filter: {}, count: 1, held: [] })).queue.waiting;
    const counts = [await waiting()];
    for (let i = 0; i < 8; i++) {
      const [itemId] = await take(ana, 1);
      await recordDecision(ana, sentDecision(itemId as string));
      counts.push(await waiting());
    }
    const first = counts[0] as number;
    expect(counts).toEqual(counts.map((_, i) => first - i));
  });

  it("are skipped, held and taken back like others", async () => {
    await mixIn();
    const desk = await take(ana, 2);
    const itemId = desk.find((id) => known.includes(id)) as string;
    expect((await holdItems(ana, [itemId])).items).toEqual([itemId]);
    expect(await skipItem(ana, { itemId, skipped: true })).toEqual({ held: false });
    expect(await skipItem(ana, { itemId, skipped: false })).toEqual({ held: true });
    const decision = sentDecision(itemId);
    await recordDecision(ana, decision);
    expect((await holdItems(ana, [itemId])).items).toEqual([]);
    await revokeDecision(ana, decision.id);
    expect((await holdItems(ana, [itemId])).items).toEqual([itemId]);
  });

  it("are not found out by skipping what is settled", async () => {
    const itemId = known[0] as string;
    expect(await skipItem(ana, { itemId, skipped: true })).toEqual({ held: false });
    expect(await db.reviewLease.count({ where: { itemId } })).toBe(0);
  });

  it("never come to who marked, edited or decided them, nor once they are retired", async () => {
    await mixIn();
    await db.itemVersion.updateMany({ where: { itemId: known[0] as string }, data: {} });
    await db.decision.create({
      data: {
        ...{ id: crypto.randomUUID(), projectId: ana.project.id, itemId: known[1] as string, itemVersion: 1 },
        ...{ reviewerId: ana.userId, verdict: "approve", category: "QA", reasons: [] },
      },
    });
    await db.knownItem.updateMany({ where: { itemId: { in: known.slice(2, 5) } }, data: { retiredAt: new Date() } });
    const mine = (await take(ana, 10)).filter((id) => known.includes(id));
    expect(mine.sort()).toEqual([known[0], known[5]].sort());
    await db.reviewLease.deleteMany({});
    expect((await take(cleo, 10)).filter((id) => known.includes(id))).toEqual([]);
  });

  it("do not come alone once nothing else waits", async () => {
    await db.item.updateMany({ where: { id: { in: ids } }, data: { status: "approved", category: "QA" } });
    await mixIn();
    expect(await take(ana, 10)).toEqual([]);
    expect(await state(ana)).toMatchObject({ waiting: 0 });
  });

  it("that are decided wrongly too often pause a reviewer, until a lead lets them go on", async () => {
    await mixIn({ knownLimit: 60, knownWindow: 3 });
    const desk = await take(ana, 8);
    const mine = desk.filter((id) => known.includes(id));
    for (const itemId of mine.slice(0, 2)) await answerWrongly(ana, itemId);
    expect(await state(ana)).toMatchObject({ paused: null });
    await answerWrongly(ana, mine[2] as string);
    expect(await state(ana)).toMatchObject({ paused: { right: 0, of: 3, below: true } });
    expect(await take(ana, 5)).toEqual([]);
    expect(await take(ben, 1)).not.toEqual([]);
    await db.reviewer.updateMany({ data: { pausedAt: null, checkedFrom: new Date(Date.now() + 1) } });
    expect(await take(ana, 1)).toHaveLength(1);
    await answerWrongly(ana, mine[3] as string);
    expect(await state(ana)).toMatchObject({ paused: null });
    await db.reviewer.updateMany({ data: { pausedAt: new Date() } });
    expect(await state(ana), "a lead paused her, not the limit").toMatchObject({ paused: { of: 1, below: false } });
  });
});
