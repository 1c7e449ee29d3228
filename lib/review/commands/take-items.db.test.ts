import { beforeEach, describe, expect, it } from "vitest";
import { insertBenchItems } from "#lib/items/testing/insert-bench-items.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import type { QueueFilter } from "../schema.ts";
import { holdItems } from "./hold-items.ts";
import { releaseItems } from "./release-items.ts";
import { skipItem } from "./skip-item.ts";
import { takeItems } from "./take-items.ts";

let ana: Member;
let ben: Member;
let ids: string[];

beforeEach(async () => {
  ana = await createTestMember({ role: "annotator" });
  ben = await createTestMember({ role: "annotator", project: ana.project });
  ids = await insertBenchItems(ana.project.id, 12, { approved: 0, rejected: 0 });
});

async function take(member: Member, count: number, held: string[] = [], filter: QueueFilter = {}): Promise<string[]> {
  const { items } = await takeItems(member, { filter, count, held });
  return items.map((item) => item.id);
}

/** As when ten minutes pass without a sign of the desk. */
async function letLeasesRunOut(member: Member): Promise<void> {
  await db.reviewLease.updateMany({ where: { userId: member.userId }, data: { leaseUntil: new Date(Date.now() - 1) } });
}

describe("the queue", () => {
  it("gives the oldest items first", async () => {
    expect(await take(ana, 3)).toEqual(ids.slice(0, 3));
    expect(await take(ana, 3, ids.slice(0, 3))).toEqual(ids.slice(3, 6));
  });

  it("gives nobody what somebody else looks at", async () => {
    await take(ana, 5);
    expect(await take(ben, 5)).toEqual(ids.slice(5, 10));
  });

  it("gives the same items again to who asks again, as after a reload", async () => {
    await take(ana, 5);
    expect(await take(ana, 5)).toEqual(ids.slice(0, 5));
  });

  it("gives no item to two people, however many ask at once", async () => {
    const people = await Promise.all(
      Array.from({ length: 6 }, () => createTestMember({ role: "annotator", project: ana.project })),
    );
    const taken = (await Promise.all(people.flatMap((person) => [take(person, 2), take(person, 2)]))).flat();
    const byPerson = await db.reviewLease.groupBy({ by: ["itemId"], _count: true });
    expect(byPerson.every((lease) => lease._count === 1)).toBe(true);
    expect(new Set(taken).size).toBe(12);
  });

  it("gives on what a desk that went silent had, after ten minutes", async () => {
    await take(ana, 12);
    expect(await take(ben, 1)).toEqual([]);
    await letLeasesRunOut(ana);
    expect(await take(ben, 1)).toEqual([ids[0]]);
  });

  it("gives on what a reviewer has let go", async () => {
    await take(ana, 2);
    await releaseItems(ana, ids.slice(0, 2));
    expect(await take(ben, 2)).toEqual(ids.slice(0, 2));
  });

  it("says how much waits and how much there ever was", async () => {
    await db.item.updateMany({ where: { id: { in: ids.slice(0, 4) } }, data: { status: "approved" } });
    const { queue } = await takeItems(ana, { filter: {}, count: 1, held: [] });
    expect(queue).toEqual({
      waiting: 8,
      total: 12,
      paused: null,
      assigned: false,
      excluded: false,
      order: "oldest",
      guideline: 0,
    });
  });

  it("can be narrowed to a proposed category", async () => {
    await db.item.updateMany({ where: { id: { in: ids } }, data: { proposedCategory: "GEN" } });
    await db.item.updateMany({ where: { id: ids[7] as string }, data: { proposedCategory: "IE" } });
    const { items, queue } = await takeItems(ana, { filter: { category: "IE" }, count: 5, held: [] });
    expect(items.map((item) => item.id)).toEqual([ids[7]]);
    expect(queue).toMatchObject({ waiting: 1, total: 1 });
  });

  it("begins with the item that was asked for, decided or not", async () => {
    await db.item.update({ where: { id: ids[9] as string }, data: { status: "approved", category: "QA" } });
    expect(await take(ana, 2, [], { item: 10 })).toEqual([ids[9], ids[0]]);
  });

  it("is closed to viewers", async () => {
    const viewer = await createTestMember({ role: "viewer", project: ana.project });
    await expect(take(viewer, 1)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("has nothing of another project", async () => {
    const stranger = await createTestMember({ role: "admin" });
    expect(await take(stranger, 5)).toEqual([]);
    expect(await take(stranger, 5, [], { item: 1 })).toEqual([]);
    expect((await holdItems(stranger, ids)).items).toEqual([]);
  });
});

describe("a skipped item", () => {
  it("comes to who skipped it after all others, the first skipped first", async () => {
    await skipItem(ana, { itemId: ids[1] as string, skipped: true });
    await skipItem(ana, { itemId: ids[0] as string, skipped: true });
    expect(await take(ana, 12)).toEqual([...ids.slice(2), ids[1], ids[0]]);
  });

  it("is free for others at once", async () => {
    await take(ana, 1);
    await skipItem(ana, { itemId: ids[0] as string, skipped: true });
    expect(await take(ben, 1)).toEqual([ids[0]]);
  });

  it("keeps its place at the end after the reviewer has left and come back", async () => {
    await skipItem(ana, { itemId: ids[0] as string, skipped: true });
    await take(ana, 12);
    await releaseItems(ana, ids);
    await letLeasesRunOut(ana);
    expect((await take(ana, 12)).at(-1)).toBe(ids[0]);
  });

  it("is back in its place once the skip is taken back", async () => {
    await skipItem(ana, { itemId: ids[0] as string, skipped: true });
    expect(await skipItem(ana, { itemId: ids[0] as string, skipped: false })).toEqual({ held: true });
    expect(await take(ana, 1)).toEqual([ids[0]]);
    expect(await take(ben, 1)).toEqual([ids[1]]);
  });

  it("stays with whoever got it meanwhile", async () => {
    await skipItem(ana, { itemId: ids[0] as string, skipped: true });
    await take(ben, 1);
    expect(await skipItem(ana, { itemId: ids[0] as string, skipped: false })).toEqual({ held: false });
  });

  it("of another project is not found", async () => {
    const stranger = await createTestMember();
    await expect(skipItem(stranger, { itemId: ids[0] as string, skipped: true })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("a desk that stays open", () => {
  it("keeps its items", async () => {
    await take(ana, 2);
    await db.reviewLease.updateMany({ data: { leaseUntil: new Date(Date.now() + 5_000) } });
    const { items, leaseSeconds } = await holdItems(ana, ids.slice(0, 2));
    expect(items.sort()).toEqual(ids.slice(0, 2).sort());
    expect(leaseSeconds).toBe(600);
    const leases = await db.reviewLease.findMany({ where: { userId: ana.userId } });
    expect(leases.every((lease) => lease.leaseUntil.getTime() > Date.now() + 9 * 60_000)).toBe(true);
  });

  it("gets items back that had run out, unless they went to somebody else or were decided", async () => {
    await take(ana, 3);
    await letLeasesRunOut(ana);
    await take(ben, 1);
    await db.item.update({ where: { id: ids[1] as string }, data: { status: "approved", category: "QA" } });
    expect((await holdItems(ana, ids.slice(0, 3))).items).toEqual([ids[2]]);
  });
});
