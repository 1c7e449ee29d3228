import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { scanSimilarity } from "#lib/items/commands/scan-similarity.ts";
import { startScan } from "#lib/items/commands/start-scan.ts";
import { findItem } from "#lib/items/queries/find-item.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { listResolutions } from "../queries/list-resolutions.ts";
import type { ResolveInput } from "../resolution-schema.ts";
import { decisionInput } from "../schema.ts";
import { insertTestItems, insertTestSeed } from "../testing/insert-duplicates.ts";
import { recordDecision } from "./record-decision.ts";
import { resolveDuplicates } from "./resolve-duplicates.ts";
import { revokeDecision } from "./revoke-decision.ts";
import { takeItems } from "./take-items.ts";
import { bringBackItem, undoResolution } from "./undo-resolution.ts";

let ana: Member;
let ben: Member;
let a: string;
let b: string;
let c: string;

beforeEach(async () => {
  ana = await createTestMember({ role: "curator" });
  ben = await createTestMember({ role: "annotator", project: ana.project });
  [a, b, c] = (await insertTestItems(ana.project.id, [
    { instruction: "Name three side effects of metformin in adults.", tags: ["drugs"] },
    { instruction: "Name four side effects of metformin in adults.", tags: ["dose", "drugs"] },
    { instruction: "Name three side effects of metformin in children.", tags: ["dose"] },
  ])) as [string, string, string];
});

const resolution = (more: Partial<ResolveInput> = {}): ResolveInput => ({
  id: randomUUID(),
  threshold: 0.7,
  keep: { of: "item", id: a },
  setAside: [b, c],
  mergeTags: true,
  rest: null,
  ...more,
});
const item = (id: string) => db.item.findUniqueOrThrow({ where: { id } });
const statuses = async () => Promise.all([a, b, c].map(async (id) => (await item(id)).status));
const approve = (member: Member, itemId: string) =>
  recordDecision(
    member,
    decisionInput.parse({
      id: randomUUID(),
      itemId,
      itemVersion: 1,
      verdict: "approve",
      category: "QA",
      reasons: [],
      comment: "",
    }),
  );

describe("keeping one of a group", () => {
  it("rejects the others as its duplicates, with their scores on record", async () => {
    const sent = resolution();
    expect(await resolveDuplicates(ana, sent)).toMatchObject({ status: "done", setAside: 2, skipped: 0 });
    expect(await statuses()).toEqual(["pending", "rejected", "rejected"]);
    expect((await findItem(ana, 2))?.duplicateOf).toEqual({ of: "item", number: 1 });
    expect((await findItem(ana, 1))?.duplicates).toBe(2);
    const marks = await db.duplicateMark.findMany({ where: { resolutionId: sent.id }, orderBy: { score: "asc" } });
    expect(marks.map((mark) => mark.score)).toEqual([0.875, 0.875]);
  });

  it("touches nobody's decision, and undone it stands by them again", async () => {
    await approve(ben, b);
    const sent = resolution();
    await resolveDuplicates(ana, sent);
    expect(await item(b)).toMatchObject({ status: "rejected", category: "QA" });
    expect(await db.decision.count({ where: { itemId: b, revokedAt: null } })).toBe(1);
    expect(await undoResolution(ana, { id: sent.id })).toMatchObject({ status: "undone", setAside: 0 });
    expect(await statuses()).toEqual(["pending", "approved", "pending"]);
    expect(await item(b)).toMatchObject({ category: "QA", duplicateOfId: null });
  });

  it("keeps a decision that comes meanwhile, says so, and lets it count once the item is back", async () => {
    await takeItems(ben, { filter: {}, count: 3, held: [] });
    const sent = resolution();
    await resolveDuplicates(ana, sent);
    expect(await approve(ben, b)).toMatchObject({
      status: "rejected",
      category: "QA",
      duplicateOf: { of: "item", number: 1 },
    });
    await undoResolution(ana, { id: sent.id });
    expect(await statuses()).toEqual(["pending", "approved", "pending"]);
  });

  it("lets a decision on what is set aside be taken back without bringing it back", async () => {
    await approve(ben, b);
    await resolveDuplicates(ana, resolution());
    const decision = await db.decision.findFirstOrThrow({ where: { itemId: b } });
    expect(await revokeDecision(ben, decision.id)).toEqual({ status: "rejected", category: null });
  });

  it("takes what is set aside out of the queue", async () => {
    await resolveDuplicates(ana, resolution());
    const { items, queue } = await takeItems(ben, { filter: {}, count: 5, held: [] });
    expect(items.map((each) => each.id)).toEqual([a]);
    expect(queue.waiting).toBe(1);
  });

  it("gives what stays the tags of the others, and undone takes them away again", async () => {
    const sent = resolution();
    await resolveDuplicates(ana, sent);
    expect((await item(a)).tags).toEqual(["drugs", "dose"]);
    await bringBackItem(ana, { itemId: b });
    expect((await item(a)).tags).toEqual(["drugs", "dose"]);
    await undoResolution(ana, { id: sent.id });
    expect((await item(a)).tags).toEqual(["drugs"]);
    expect((await item(b)).tags).toEqual(["dose", "drugs"]);
  });

  it("leaves tags alone where it is told to", async () => {
    await resolveDuplicates(ana, resolution({ mergeTags: false }));
    expect((await item(a)).tags).toEqual(["drugs"]);
  });

  it("sets aside for a seed, which stays as it is", async () => {
    const seedId = await insertTestSeed(ana.project.id, "Name two side effects of metformin in adults.");
    await resolveDuplicates(ana, resolution({ keep: { of: "seed", id: seedId }, setAside: [a, b] }));
    expect(await statuses()).toEqual(["rejected", "rejected", "pending"]);
    expect((await findItem(ana, 1))?.duplicateOf).toEqual({ of: "seed", number: 4 });
    expect(await db.seed.findUnique({ where: { id: seedId } })).toMatchObject({ status: "active", tags: [] });
  });

  it("sent twice, or twenty times at once, is done once", async () => {
    const sent = resolution();
    const results = await Promise.all(Array.from({ length: 20 }, () => resolveDuplicates(ana, sent)));
    expect(new Set(results.map((result) => result.id))).toEqual(new Set([sent.id]));
    expect(await resolveDuplicates(ana, sent)).toMatchObject({ status: "done", setAside: 2 });
    expect(await db.duplicateMark.count({ where: { state: "standing", itemId: { in: [a, b, c] } } })).toBe(2);
    expect(await db.auditEvent.count({ where: { subject: sent.id } })).toBe(1);
  });

  it("passes over what was set aside meanwhile, and counts it", async () => {
    await resolveDuplicates(ana, resolution({ setAside: [b] }));
    const second = resolution({ keep: { of: "item", id: c }, setAside: [a, b] });
    expect(await resolveDuplicates(ana, second)).toMatchObject({ setAside: 1, skipped: 1 });
    expect((await findItem(ana, 2))?.duplicateOf).toEqual({ of: "item", number: 1 });
  });

  it("is refused where what should stay has been set aside", async () => {
    await resolveDuplicates(ana, resolution());
    await expect(
      resolveDuplicates(ana, resolution({ keep: { of: "item", id: b }, setAside: [a] })),
    ).rejects.toMatchObject({ code: "conflict", message: "duplicates.errors.keptGone" });
    expect((await item(a)).status).toBe("pending");
  });

  it("of two people who each keep what the other sets aside leaves one of the two", async () => {
    for (let round = 0; round < 6; round++) {
      const [x, y] = (await insertTestItems(ana.project.id, [
        { instruction: `Name a drug ${round}.` },
        { instruction: `Name one drug ${round}.` },
      ])) as [string, string];
      const results = await Promise.allSettled([
        resolveDuplicates(ana, resolution({ keep: { of: "item", id: x }, setAside: [y] })),
        resolveDuplicates(ana, resolution({ keep: { of: "item", id: y }, setAside: [x] })),
      ]);
      const found = [(await item(x)).status, (await item(y)).status];
      expect(found.sort()).toEqual(["pending", "rejected"]);
      for (const result of results) {
        if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "conflict" });
      }
    }
  });

  it("of many people over overlapping groups, with decisions and undos in between, never blocks and adds up", async () => {
    const ids = await insertTestItems(
      ana.project.id,
      Array.from({ length: 24 }, (_, i) => ({
        instruction: `Describe case ${i % 4} briefly.`,
        tags: [`tag ${i % 3}`],
      })),
    );
    const people = await Promise.all(
      Array.from({ length: 6 }, () => createTestMember({ role: "curator", project: ana.project })),
    );
    await Promise.allSettled(
      people.map(async (person, p) => {
        for (let i = 0; i < 4; i++) {
          const mine = ids.filter((_, at) => (at * 7 + p + i) % 3 === 0);
          const keep = mine[(p + i) % mine.length] as string;
          const sent = resolution({ keep: { of: "item", id: keep }, setAside: mine.filter((id) => id !== keep) });
          await resolveDuplicates(person, sent).catch((error) => expect(error.code).toBe("conflict"));
          await approve(person, mine[0] as string);
          if (i % 2 === 0)
            await undoResolution(person, { id: sent.id }).catch((error) => expect(error.code).toBe("not-found"));
        }
      }),
    );
    const items = await db.item.findMany({ where: { id: { in: ids } }, include: { decisions: true } });
    const standing = await db.duplicateMark.findMany({ where: { itemId: { in: ids }, state: "standing" } });
    for (const each of items) {
      const mark = standing.find((one) => one.itemId === each.id);
      expect(each.duplicateOfId).toBe(mark?.keptId ?? null);
      const decided = each.decisions.some((decision) => decision.revokedAt === null);
      expect(each.status).toBe(mark ? "rejected" : decided ? "approved" : "pending");
    }
  });

  it("is a curator's, and of another project's items is not found", async () => {
    await expect(resolveDuplicates(ben, resolution())).rejects.toMatchObject({ code: "forbidden" });
    const stranger = await createTestMember();
    await expect(resolveDuplicates(stranger, resolution())).rejects.toMatchObject({ code: "not-found" });
    const [foreign] = (await insertTestItems(stranger.project.id, [{ instruction: "Name a drug." }])) as [string];
    await expect(resolveDuplicates(ana, resolution({ setAside: [foreign] }))).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(resolveDuplicates(stranger, resolution({ keep: { of: "item", id: foreign } }))).rejects.toMatchObject({
      code: "not-found",
    });
    expect(await db.duplicateResolution.count({ where: { projectId: ana.project.id } })).toBe(0);
  });
});

describe("what a look showed", () => {
  it("is set aside with what was not on screen, words or not; sent again it is the same, also when the look is gone", async () => {
    const { id: projectId } = ana.project;
    const texts = ["糖尿病?", "糖尿病?", "糖尿病 ?", "糖尿病?"];
    const ids = await insertTestItems(
      projectId,
      texts.map((instruction) => ({ instruction })),
    );
    await startScan(ana);
    const { id: scanId } = await db.similarityScan.findFirstOrThrow({ where: { projectId } });
    await scanSimilarity(scanId, new AbortController().signal);
    const sent = resolution({
      keep: { of: "item", id: ids[0] as string },
      setAside: [],
      rest: { scanId, key: 4, leaveOut: [] },
      threshold: 1,
    });
    expect(await resolveDuplicates(ana, sent)).toMatchObject({ status: "done", setAside: 2, skipped: 0 });
    await db.similarityScan.delete({ where: { id: scanId } });
    expect(await resolveDuplicates(ana, sent)).toMatchObject({ status: "done", setAside: 2 });
    await expect(resolveDuplicates(ana, { ...sent, id: randomUUID() })).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("taking it back", () => {
  it("can be done for one item alone", async () => {
    const sent = resolution();
    await resolveDuplicates(ana, sent);
    await bringBackItem(ana, { itemId: c });
    await bringBackItem(ana, { itemId: c });
    expect(await statuses()).toEqual(["pending", "rejected", "pending"]);
    expect((await listResolutions(ana)).rows).toMatchObject([{ id: sent.id, setAside: 2, kept: { number: 1 } }]);
    await undoResolution(ana, { id: sent.id });
    expect(await statuses()).toEqual(["pending", "pending", "pending"]);
  });

  it("does not bring back what was set aside anew since", async () => {
    const first = resolution();
    await resolveDuplicates(ana, first);
    await bringBackItem(ana, { itemId: b });
    await resolveDuplicates(ana, resolution({ setAside: [b] }));
    await undoResolution(ana, { id: first.id });
    expect(await statuses()).toEqual(["pending", "rejected", "pending"]);
  });

  it("twice is once, and keeps who did it first", async () => {
    const sent = resolution();
    await resolveDuplicates(ana, sent);
    const other = await createTestMember({ role: "admin", project: ana.project });
    await undoResolution(ana, { id: sent.id });
    await undoResolution(other, { id: sent.id });
    expect((await listResolutions(ana)).rows).toMatchObject([{ undoneBy: ana.name, by: ana.name, setAside: 2 }]);
  });

  it("is a curator's, and of another project's is not found", async () => {
    const sent = resolution();
    await resolveDuplicates(ana, sent);
    await expect(undoResolution(ben, { id: sent.id })).rejects.toMatchObject({ code: "forbidden" });
    await expect(bringBackItem(ben, { itemId: b })).rejects.toMatchObject({ code: "forbidden" });
    const stranger = await createTestMember();
    await expect(undoResolution(stranger, { id: sent.id })).rejects.toMatchObject({ code: "not-found" });
    await expect(bringBackItem(stranger, { itemId: b })).rejects.toMatchObject({ code: "not-found" });
    expect(await statuses()).toEqual(["pending", "rejected", "rejected"]);
  });
});
