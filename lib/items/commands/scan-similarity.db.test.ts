import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { db } from "#lib/platform/db.ts";
import { insertSeeds } from "#lib/seeds/commands/insert-seeds.ts";
import { seedFields } from "#lib/seeds/schema.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { describeScan } from "../queries/describe-scan.ts";
import { describeSimilarityHistogram } from "../queries/describe-similarity-histogram.ts";
import { getDuplicateGroup } from "../queries/get-duplicate-group.ts";
import { listDueScans } from "../queries/list-due-scans.ts";
import { listDuplicateGroups } from "../queries/list-duplicate-groups.ts";
import { listUnfinishedScans } from "../queries/list-unfinished-scans.ts";
import { readDuplicateGroups } from "../queries/read-duplicate-groups.ts";
import { insertTexts } from "../testing/insert-texts.ts";
import { scanSimilarity } from "./scan-similarity.ts";
import { startScan } from "./start-scan.ts";

const never = new AbortController().signal;

/** Orders a look and does it, as a worker would. */
async function look(member: Member): Promise<void> {
  await startScan(member);
  const { id } = await db.similarityScan.findFirstOrThrow({
    where: { projectId: member.project.id, status: "waiting" },
  });
  await scanSimilarity(id, never);
}

async function addSeeds(member: Member, instructions: string[]): Promise<void> {
  const seeds = instructions.map((instruction) =>
    seedFields.parse({ instruction, output: "An answer", category: "QA", kind: "k" }),
  );
  await db.$transaction((tx) => insertSeeds(tx, member.project.id, seeds, { change: "created" }));
}

const reject = (member: Member, key: number, status: "rejected" | "pending" = "rejected") =>
  db.item.update({
    where: { projectId_sequence: { projectId: member.project.id, sequence: key } },
    data: { status },
  });

/** Groups at a threshold as their members' keys. */
async function groupsAt(member: Member, threshold: number): Promise<number[][] | undefined> {
  const page = await listDuplicateGroups(member, { threshold });
  return page?.groups.map((group) => group.members.map((each) => each.key));
}

// Eight words; with the last one changed 7 of 8 are the same: 0.875. With two changed 0.75.
const dose = "List the side effects of this drug first";
const doses = "List the side effects of this drug again";
const dosing = "List the side effects of this cure again";
const other = "Explain briefly how apheresis separates blood components";

describe("a look at all of a project's tasks", () => {
  it("groups what is alike at every threshold, the largest first, with what is alike only through others", async () => {
    const member = await createTestMember({ role: "viewer" });
    const [a, b, c, d, e, f] = await insertTexts(member.project.id, [dose, other, doses, dosing, other, "Unlike all"]);
    expect(await listDuplicateGroups(member, { threshold: 0.7 })).toBeNull();
    expect(await describeScan(member)).toMatchObject({ state: "none", shown: null, stale: true });

    await look(member);

    expect(await describeScan(member)).toMatchObject({
      state: "done",
      stale: false,
      shown: { asOf: 6, size: 6, changesSince: 0, capped: false },
    });
    expect(await groupsAt(member, 0.8)).toEqual([
      [a, c, d],
      [b, e],
    ]);
    expect(await groupsAt(member, 0.875)).toEqual([
      [a, c, d],
      [b, e],
    ]);
    expect(await groupsAt(member, 0.88)).toEqual([[b, e]]);
    const page = await listDuplicateGroups(member, { threshold: 0.8, take: 1 });
    expect(page?.totals).toEqual({ groups: 2, items: 5 });
    expect(page?.byThreshold).toHaveLength(51);
    expect(page?.byThreshold[0]).toEqual({ threshold: 1, groups: 1, items: 2 });
    expect(page?.byThreshold[12]).toEqual({ threshold: 0.88, groups: 1, items: 2 });
    expect(page?.byThreshold[13]).toEqual({ threshold: 0.87, groups: 2, items: 5 });
    const [first] = page?.groups ?? [];
    expect(first?.members.map((each) => [each.key, each.scoreToNearest, each.scoreToFirst])).toEqual([
      [a, 0.875, null],
      [c, 0.875, 0.875],
      [d, 0.875, 0.75],
    ]);
    const next = await listDuplicateGroups(member, { threshold: 0.8, take: 1, cursor: page?.next ?? "" });
    expect(next?.groups.map((group) => group.key)).toEqual([b]);
    expect(next?.next).toBeNull();
    await expect(getDuplicateGroup(member, { threshold: 0.8, key: f as number })).rejects.toThrow("notFound");
    const whole = await getDuplicateGroup(member, { threshold: 0.8, key: c as number });
    expect(whole).toMatchObject({ key: a, size: 3, more: 0 });
    const rest = await getDuplicateGroup(member, { threshold: 0.8, key: c as number, after: a as number });
    expect(rest.members.map((each) => [each.key, each.scoreToFirst])).toEqual([
      [c, 0.875],
      [d, 0.75],
    ]);
  });

  it("compares whole texts, also where only their beginning is shown", async () => {
    const member = await createTestMember();
    const beginning = "word ".repeat(900);
    await insertTexts(member.project.id, [`${beginning}${"left ".repeat(300)}`, `${beginning}${"right ".repeat(300)}`]);
    await look(member);
    const page = await listDuplicateGroups(member, { threshold: 0.7 });
    expect(page?.groups[0]?.members.map((each) => [each.instruction.length, each.scoreToFirst])).toEqual([
      [4_000, null],
      [4_000, 0.75],
    ]);
  });

  it("lets what is rejected go at once, and brings back what is put back", async () => {
    const member = await createTestMember();
    const [a, b, c, d] = (await insertTexts(member.project.id, [dose, doses, other, other])) as [
      number,
      number,
      number,
      number,
    ];
    await look(member);
    await reject(member, a);
    expect(await groupsAt(member, 0.7)).toEqual([[c, d]]);
    await reject(member, a, "pending");
    expect(await groupsAt(member, 0.7)).toEqual([
      [a, b],
      [c, d],
    ]);
    await reject(member, d);
    expect(await describeScan(member)).toMatchObject({ stale: false, shown: { changesSince: 0 } });
    const scanId = (await listDuplicateGroups(member, { threshold: 0.7 }))?.scanId as string;
    const all = await readDuplicateGroups(db, member.project.id, { threshold: 0.7, scanId });
    expect(all).toEqual({
      keys: Float64Array.of(a, b),
      starts: Uint32Array.of(0, 2),
      scores: Float64Array.of(0.875, 0.875),
    });
    const foreign = (await createTestMember()).project.id;
    expect(await readDuplicateGroups(db, foreign, { threshold: 0.7, scanId })).toBeNull();
  });

  it("knows the next time what was rejected at the time and has been put back since", async () => {
    const member = await createTestMember();
    const [a, b] = (await insertTexts(member.project.id, [dose, doses])) as [number, number];
    await reject(member, b);
    await look(member);
    expect(await describeScan(member)).toMatchObject({ stale: false, shown: { size: 1, changesSince: 0 } });
    await reject(member, b, "pending");
    expect(await describeScan(member)).toMatchObject({ stale: true, shown: { changesSince: 1 } });
    await look(member);
    expect(await groupsAt(member, 0.7)).toEqual([[a, b]]);
    expect(await db.similarityScan.count({ where: { projectId: member.project.id } })).toBe(1);
  });

  it("takes seeds for members, but makes no group of seeds alone", async () => {
    const member = await createTestMember();
    await addSeeds(member, [dose, other, `${other} now`]);
    const [item] = await insertTexts(member.project.id, [doses]);
    await look(member);
    const page = await listDuplicateGroups(member, { threshold: 0.7 });
    expect(page?.totals).toEqual({ groups: 1, items: 1 });
    expect(page?.groups[0]?.members).toMatchObject([
      { of: "seed", number: 1, origin: null, status: null, instruction: dose, scoreToFirst: null },
      { of: "item", number: item, key: item, origin: "import", status: "pending", scoreToFirst: 0.875 },
    ]);
    await db.seed.updateMany({ where: { projectId: member.project.id }, data: { status: "archived" } });
    expect(await groupsAt(member, 0.7)).toEqual([]);
  });

  it("compares items of a corpus by their input too, and the same text without words with itself", async () => {
    const member = await createTestMember();
    const corpus = (input: string) => ({ instruction: "Is this so?", input, origin: "corpus" as const });
    const [, , c, d, , f] = await insertTexts(member.project.id, [
      corpus("Aspirin thins the blood and lowers fever."),
      corpus("Statins lower cholesterol in most adults."),
      "写一个故事",
      "写一个故事",
      "写一首诗",
      corpus("Nothing is like it, or is it?"),
    ]);
    await look(member);
    expect(f).toBe(6);
    expect(await groupsAt(member, 0.5)).toEqual([[c, d]]);
  });

  it("counts each item's highest similarity to the seeds and to other items, in all and by run", async () => {
    const member = await createTestMember();
    await addSeeds(member, [dose]);
    await insertTexts(member.project.id, [
      doses,
      other,
      other,
      "写一个故事",
      { instruction: dose, status: "rejected" },
    ]);
    await look(member);
    const histogram = await describeSimilarityHistogram(member);
    const filled = histogram?.bins.filter(({ seeds, items }) => seeds + items > 0);
    expect(histogram?.size).toBe(4);
    expect(filled).toEqual([
      // Three have nothing of the seed; the first and the wordless one have nothing of another item.
      { from: 0, to: 0.05, seeds: 3, items: 2 },
      { from: 0.85, to: 0.9, seeds: 1, items: 0 },
      { from: 0.95, to: 1, seeds: 0, items: 2 },
    ]);
    expect(await describeSimilarityHistogram(member, { run: 1 })).toBeNull();
  });

  it("counts by the project's words where it has other ones, and is made anew when those change", async () => {
    const member = await createTestMember();
    const [a, b] = await insertTexts(member.project.id, ["写一个故事,关于糖尿病", "写一个故事,关于心脏病"]);
    await look(member);
    expect(await groupsAt(member, 0.5)).toEqual([]);
    await db.project.update({ where: { id: member.project.id }, data: { tokenizer: "unicode" } });
    expect((await describeScan(member)).stale).toBe(true);
    await look(member);
    expect(await groupsAt(member, 0.5)).toEqual([[a, b]]);
  });
});

describe("starting a look", () => {
  it("is done once at a time, and not again while nothing changes", async () => {
    const member = await createTestMember({ role: "viewer" });
    const projectId = member.project.id;
    await insertTexts(projectId, [dose, doses]);
    await Promise.all(Array.from({ length: 8 }, () => startScan(member)));
    const scans = await db.similarityScan.findMany({ where: { projectId } });
    expect(scans).toMatchObject([{ status: "waiting" }]);
    expect(await listUnfinishedScans()).toContain(scans[0]?.id);
    await scanSimilarity(scans[0]?.id as string, never);
    await startScan(member);
    expect(await db.similarityScan.findMany({ where: { projectId } })).toMatchObject([{ status: "done" }]);
    await insertTexts(projectId, [other]);
    await startScan(member);
    expect(await db.similarityScan.count({ where: { projectId } })).toBe(2);
    expect(await describeScan(member)).toMatchObject({ state: "waiting", shown: { size: 2, changesSince: 1 } });
  });

  it("comes by itself once a project has come to rest, not before and not without a change", async () => {
    const member = await createTestMember();
    const projectId = member.project.id;
    const due = async () => (await listDueScans()).includes(projectId);
    expect(await due()).toBe(false);
    await insertTexts(projectId, [dose, doses]);
    expect(await due()).toBe(false);
    const rest = () => db.item.updateMany({ where: { projectId }, data: { updatedAt: new Date(Date.now() - 30_000) } });
    await rest();
    expect(await due()).toBe(true);
    await look(member);
    expect(await due()).toBe(false);
    await insertTexts(projectId, [other]);
    expect(await due()).toBe(false);
    // Never at rest, but the last look is long ago.
    await db.similarityScan.updateMany({
      where: { projectId },
      data: { createdAt: new Date(Date.now() - 700_000), endedAt: new Date(Date.now() - 699_000) },
    });
    expect(await due()).toBe(true);
    await db.project.update({ where: { id: projectId }, data: { archivedAt: new Date() } });
    expect(await due()).toBe(false);
  });

  it("does nothing in an archived project, and an unfinished look of one is dropped", async () => {
    const member = await createTestMember();
    const projectId = member.project.id;
    await insertTexts(projectId, [dose, doses]);
    await startScan(member);
    const { id } = await db.similarityScan.findFirstOrThrow({ where: { projectId } });
    await db.project.update({ where: { id: projectId }, data: { archivedAt: new Date() } });
    await scanSimilarity(id, never);
    await startScan({ ...member, project: { ...member.project, archivedAt: new Date() } });
    expect(await db.similarityScan.count({ where: { projectId } })).toBe(0);
  });
});

describe("workers at a look", () => {
  it("leave the one before it as long as a rule over its groups is not worked out", async () => {
    const member = await createTestMember();
    const projectId = member.project.id;
    await insertTexts(projectId, [dose, doses]);
    await look(member);
    const { id: scanId } = await db.similarityScan.findFirstOrThrow({ where: { projectId } });
    const order = { id: randomUUID(), projectId, rule: "oldest", threshold: 0.7, scanId, madeBy: member.userId };
    await db.duplicateResolution.create({ data: { ...order, status: "planning" } });
    await insertTexts(projectId, [other]);
    await look(member);
    expect(await readDuplicateGroups(db, projectId, { threshold: 0.7, scanId })).not.toBeNull();
    expect((await listDuplicateGroups(member, { threshold: 0.7 }))?.scanId).not.toBe(scanId);
    await db.duplicateResolution.update({ where: { id: order.id }, data: { status: "done" } });
    await insertTexts(projectId, ["Name a loop diuretic"]);
    await look(member);
    expect(await db.similarityScan.count({ where: { projectId } })).toBe(1);
  });

  it("are one at a time, and one who was overtaken writes nothing", async () => {
    const member = await createTestMember();
    const projectId = member.project.id;
    await insertTexts(projectId, [dose, doses]);
    await startScan(member);
    const { id } = await db.similarityScan.findFirstOrThrow({ where: { projectId } });
    await Promise.all([scanSimilarity(id, never), scanSimilarity(id, never), scanSimilarity(id, never)]);
    expect(await db.similarityScan.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: "done", attempts: 1 });
    await scanSimilarity(id, never);
    expect((await db.similarityScan.findUniqueOrThrow({ where: { id } })).attempts).toBe(1);
  });

  it("give it back when they are asked to end, and it says why it failed when too many had it", async () => {
    const member = await createTestMember();
    const projectId = member.project.id;
    await insertTexts(projectId, [dose, doses]);
    await startScan(member);
    const { id } = await db.similarityScan.findFirstOrThrow({ where: { projectId } });
    await scanSimilarity(id, AbortSignal.abort());
    expect(await db.similarityScan.findUniqueOrThrow({ where: { id } })).toMatchObject({
      attempts: 0,
      leaseUntil: null,
    });
    expect(await listUnfinishedScans()).toContain(id);
    await db.similarityScan.update({ where: { id }, data: { attempts: 5 } });
    await scanSimilarity(id, never);
    expect(await describeScan(member)).toMatchObject({ state: "failed", failure: expect.stringMatching(/^Given up/) });
    await startScan(member);
    expect(await describeScan(member)).toMatchObject({ state: "waiting" });
  });
});
