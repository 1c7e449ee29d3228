import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { rougeLFromLcs } from "#lib/algorithms/rouge-l-from-lcs.ts";
import { db, type Prisma, takeSequence } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { ledgerFilter, restoreManyInput } from "../ledger-filter-schema.ts";
import { createTestRuns, type TestRuns } from "../testing/create-test-run.ts";
import { cancelRun } from "./control-run.ts";
import { restoreRejection } from "./restore-rejection.ts";
import { restoreRejections } from "./restore-rejections.ts";

let runs: TestRuns;
let member: Member;

beforeAll(async () => {
  runs = await createTestRuns();
  member = runs.member;
});

/** Makes rejections of a run. @returns their ids in order */
async function reject(runId: string, count: number, more: (i: number) => object = () => ({})): Promise<string[]> {
  const begin = await db.$transaction((tx) => takeSequence(tx, member.project.id, count));
  const made = Array.from({ length: count }, (_, i): Prisma.RejectionCreateManyInput => {
    const sequence = begin + BigInt(i);
    const text = { instruction: `Do ${sequence}`, input: "", output: "Done" };
    return {
      id: randomUUID(),
      projectId: member.project.id,
      runId,
      position: i,
      sequence,
      rule: "lengthInWords",
      detail: "",
      rawCategory: "QA",
      ...text,
      ...more(i),
    };
  });
  await db.rejection.createMany({ data: made });
  return made.map((rejection) => rejection.id as string);
}

const itemsOf = (ids: string[]) =>
  db.item.findMany({ where: { rejectionId: { in: ids } }, orderBy: { sequence: "asc" }, include: { versions: true } });

test("many are restored in the order in which they were turned away, each once and as itself", async () => {
  const run = await runs.start();
  const ids = await reject(run.id, 600);
  expect(await restoreRejections(member, { ids: ids.toReversed() })).toEqual({ restored: 600, overrides: 0 });
  const items = await itemsOf(ids);
  expect(items.map((item) => item.rejectionId)).toEqual(ids);
  expect(items[0]).toMatchObject({ proposedCategory: "QA", versions: [{ number: 1, change: "restored" }] });
  expect(items[0]?.versions[0]).toMatchObject({ editorId: member.userId, sequence: items[0]?.sequence });
  const marked = await db.rejection.count({ where: { id: { in: ids }, restoredBy: member.userId } });
  expect(marked).toBe(600);
  expect(await restoreRejections(member, { ids })).toEqual({ restored: 0, overrides: 0 });
});

test("people who restore the same at the same time restore each of them once", async () => {
  const run = await runs.start();
  const ids = await reject(run.id, 300);
  const filter = ledgerFilter.parse({ rule: "lengthInWords" });
  const results = await Promise.all([
    restoreRejections(member, { ids }),
    restoreRejections(member, { ids: ids.toReversed() }),
    restoreRejections(member, { run: run.number, filter }),
    ...ids.slice(0, 4).map((id) => restoreRejection(member, id)),
  ]);
  const items = await itemsOf(ids);
  expect(items).toHaveLength(300);
  expect(new Set(items.map((item) => item.sequence)).size).toBe(300);
  const singles = results.slice(3) as { itemSequence: string }[];
  const bySequence = new Map(items.map((item) => [String(item.sequence), item.rejectionId]));
  expect(singles.map(({ itemSequence }) => bySequence.get(itemSequence))).toEqual(ids.slice(0, 4));
});

test("what a filter leaves is restored, but for what has no instruction, and a thousand at most", async () => {
  const run = await runs.start();
  const ids = await reject(run.id, 1_010, (i) => ({ rule: "nearDuplicate", score: i < 5 ? 0.9 : 0.72 }));
  const [empty] = await reject(run.id, 1, () => ({ rule: "nearDuplicate", score: 0.72, instruction: " \n" }));
  const near = (more: object) => ({ run: run.number, filter: ledgerFilter.parse({ rule: "nearDuplicate", ...more }) });
  expect(await restoreRejections(member, near({ to: "0.8" }))).toMatchObject({ restored: 1_000 });
  expect(await restoreRejections(member, near({ to: "0.8" }))).toMatchObject({ restored: 5 });
  expect((await itemsOf([...ids.slice(0, 5), empty as string])).length).toBe(0);
}, 60_000);

test("what came without one of the four categories is classified, as the run's settings want it", async () => {
  const withTask = await runs.start();
  const odd = await reject(withTask.id, 2, (i) => ({ rawCategory: i === 0 ? "poetry" : "IE" }));
  await restoreRejections(member, { ids: odd });
  const planned = await db.call.findMany({ where: { runId: withTask.id, purpose: "classify" } });
  const [item] = await itemsOf(odd.slice(0, 1));
  expect(planned).toMatchObject([
    {
      status: "planned",
      itemId: item?.id,
      number: Number(item?.sequence),
      shownItems: [{ itemId: item?.id, version: 1 }],
    },
  ]);
  expect(item).toMatchObject({ proposedCategory: null, rawCategory: "poetry" });

  const without = await runs.start(runs.settings({ classification: "none" }));
  const [one] = await reject(without.id, 1, () => ({ rawCategory: null }));
  await restoreRejection(member, one as string);
  expect(await db.call.count({ where: { runId: without.id, purpose: "classify" } })).toBe(0);

  // A cancelled run sends nothing any more.
  const cancelled = await runs.start(runs.settings({ classification: "ownPass" }));
  await cancelRun(member, cancelled.number);
  const [late] = await reject(cancelled.id, 1);
  await restoreRejection(member, late as string);
  expect(await db.call.count({ where: { runId: cancelled.id, purpose: "classify" } })).toBe(0);
});

test("what is not the member's project's is not found, and nothing of the rest is restored", async () => {
  const run = await runs.start();
  const ids = await reject(run.id, 2);
  const stranger = await createTestMember({ role: "admin" });
  const viewer = await createTestMember({ role: "viewer" });
  await expect(restoreRejections(stranger, { ids })).rejects.toMatchObject({ code: "not-found" });
  const filter = ledgerFilter.parse({});
  await expect(restoreRejections(stranger, { run: run.number + 1_000, filter })).rejects.toMatchObject({
    code: "not-found",
  });
  await expect(restoreRejections(member, { ids: [...ids, randomUUID()] })).rejects.toMatchObject({ code: "not-found" });
  await expect(restoreRejections(viewer, { ids })).rejects.toMatchObject({ code: "forbidden" });
  expect(await itemsOf(ids)).toEqual([]);
});

test("more than a thousand are not taken at once", () => {
  const ids = Array.from({ length: 1_001 }, () => randomUUID());
  expect(restoreManyInput.safeParse({ ids }).success).toBe(false);
  expect(restoreManyInput.safeParse({ ids: ids.slice(1) }).success).toBe(true);
});

test("what is a duplicate of others nevertheless, of one restored with it as well, is recorded as an override", async () => {
  const run = await runs.start();
  const texts = ["Describe how a graft is taken.", "Describe how a skin graft is taken.", "Name one."];
  const ids = await reject(run.id, 3, (i) => ({ rule: "nearDuplicate", score: 0.9, instruction: texts[i] }));
  expect(await restoreRejections(member, { ids })).toEqual({ restored: 3, overrides: 1 });
  const items = await itemsOf(ids);
  const first = items[0]?.id as string;
  const overrides = items.map((item) => item.versions[0]?.override);
  expect(overrides).toEqual([
    null,
    { rule: "nearDuplicate", of: "item", id: first, score: rougeLFromLcs(6, 7, 6), limit: 0.7 },
    null,
  ]);
  const [again] = await reject(run.id, 1, () => ({ rule: "exactDuplicate", instruction: texts[0] }));
  expect(await restoreRejection(member, again as string)).toMatchObject({
    override: { rule: "exactDuplicate", of: "item", number: Number(items[0]?.sequence), score: 1 },
  });
});
