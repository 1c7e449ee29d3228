import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { restoreRejection } from "../commands/restore-rejection.ts";
import { createTestRuns, type TestRuns } from "../testing/create-test-run.ts";
import { findCall } from "./find-call.ts";
import { getRun, getRunProgress } from "./get-run.ts";
import type { KeysetPage, PageStart } from "./keyset-page.ts";
import { listCalls } from "./list-calls.ts";
import { listMalformedParts } from "./list-malformed-parts.ts";
import { listRejections } from "./list-rejections.ts";
import { listRuns } from "./list-runs.ts";

let runs: TestRuns;
let member: Member;
let number: number;
let runId: string;
let callId: string;
const first = { after: null, before: null };

beforeAll(async () => {
  runs = await createTestRuns();
  member = runs.member;
  ({ number, id: runId } = await runs.start());
  const call = await db.call.findFirstOrThrow({ where: { runId, number: 1 } });
  callId = call.id;
});

/** Reads a list from its first page to its last and back, and expects the same rows on both ways. */
async function readBothWays<Row, Key>(
  list: (start: PageStart<Key>) => Promise<KeysetPage<Row, Key>>,
): Promise<Row[][]> {
  const pages: Row[][] = [];
  let page = await list(first);
  expect(page.previous).toBeNull();
  for (;;) {
    pages.push(page.rows);
    if (page.next === null) break;
    page = await list({ after: page.next, before: null });
  }
  const back = [page.rows];
  while (page.previous !== null) {
    page = await list({ after: null, before: page.previous });
    back.unshift(page.rows);
  }
  expect(back).toEqual(pages);
  return pages;
}

let nextPosition = 0;

function rejection(sequence: number, rule: string, more: Record<string, unknown> = {}) {
  const instruction = `Instruction ${sequence} of many words`;
  const projectId = member.project.id;
  const text = { instruction, input: "", output: "Out" };
  return {
    projectId,
    runId,
    callId,
    position: nextPosition++,
    sequence: BigInt(sequence),
    rule,
    detail: "why",
    ...text,
    ...more,
  };
}

test("the ledger is read page by page to its end and back, in the order of the rejections", async () => {
  await db.rejection.createMany({
    data: Array.from({ length: 120 }, (_, i) => rejection(1000 + i, i % 4 === 0 ? "emptyOutput" : "lengthInWords")),
  });
  const pages = await readBothWays((start: PageStart<number>) => listRejections(member, number, null, start));
  expect(pages.map((page) => page.length)).toEqual([50, 50, 20]);
  expect(pages.flat().map((row) => row.sequence)).toEqual(Array.from({ length: 120 }, (_, i) => 1000 + i));
  const one = await readBothWays((start: PageStart<number>) => listRejections(member, number, "emptyOutput", start));
  expect(one.flat().map((row) => row.rule)).toEqual(Array.from({ length: 30 }, () => "emptyOutput"));
});

test("a rejection comes with its nearest neighbour, what it changed of it, and its call", async () => {
  const seed = await db.seed.findFirstOrThrow({ where: { projectId: member.project.id, number: 3 } });
  await db.rejection.create({
    data: rejection(2000, "nearDuplicate", {
      instruction: "Seed 2 alpha2 gamma",
      score: 0.75,
      neighbourSeedId: seed.id,
    }),
  });
  const { rows } = await listRejections(member, number, "nearDuplicate", first);
  expect(rows).toMatchObject([
    {
      score: 0.75,
      callNumber: 1,
      restored: null,
      neighbour: {
        of: "seed",
        number: 3,
        instruction: "Seed 2 alpha2 beta2",
        difference: [
          { kind: "same", text: "Seed 2 alpha2 " },
          { kind: "removed", text: "beta2" },
          { kind: "added", text: "gamma" },
        ],
      },
    },
  ]);
});

test("a restored rejection stays in the ledger, with the item that it became and who restored it", async () => {
  const { id } = await db.rejection.create({ data: rejection(3000, "wrongScript") });
  const { itemSequence } = await restoreRejection(member, id);
  const { rows } = await listRejections(member, number, "wrongScript", first);
  expect(rows).toMatchObject([{ id, restored: { itemSequence: Number(itemSequence), by: member.name } }]);
  // It is a rejection of its call still: the call brought no item.
  const { rows: calls } = await listCalls(member, number, "expand", first);
  expect(calls[0]).toMatchObject({ number: 1, accepted: 0 });
});

test("malformed parts are read page by page to their end and back", async () => {
  const made = Array.from({ length: 101 }, (_, position) => ({
    projectId: member.project.id,
    runId,
    callId,
    position,
    raw: `{"part ${position}`,
    reason: "cutOff",
  }));
  await db.malformedPart.createMany({ data: made });
  const pages = await readBothWays((start: PageStart<string>) => listMalformedParts(member, number, start));
  expect(pages.map((page) => page.length)).toEqual([50, 50, 1]);
  expect(new Set(pages.flat().map((row) => row.raw)).size).toBe(101);
});

test("calls are read page by page by their number, apart from classifications, and found by it", async () => {
  const { number: of, id } = await runs.start();
  await db.call.createMany({
    data: Array.from({ length: 60 }, (_, i) => ({
      projectId: member.project.id,
      runId: id,
      number: 100 + i,
      purpose: i < 57 ? ("expand" as const) : ("classify" as const),
      status: "settled" as const,
      endpointId: runs.endpointId,
      model: "m",
      seedRevisionIds: [],
      response: "{}",
    })),
  });
  const pages = await readBothWays((start: PageStart<number>) => listCalls(member, of, "expand", start));
  const numbers = pages.flat().map((call) => call.number);
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  expect(numbers.slice(-57)).toEqual(Array.from({ length: 57 }, (_, i) => 100 + i));
  expect((await listCalls(member, of, "classify", first)).rows.map((call) => call.number)).toEqual([157, 158, 159]);
  expect(await findCall(member, of, "expand", 120)).toMatchObject({
    number: 120,
    response: "{}",
    messages: [{ role: "user", content: "Write." }],
  });
  expect(await findCall(member, of, "expand", 158)).toBeNull();
});

test("runs are listed from the newest on, page by page and back", async () => {
  const other = await createTestRuns();
  for (let i = 0; i < 3; i++) await other.start();
  const one = await db.expansionRun.findFirstOrThrow({ where: { projectId: other.member.project.id } });
  const { id: _, number: __, ...like } = one;
  await db.expansionRun.createMany({
    data: Array.from({ length: 50 }, (___, i) => ({
      ...like,
      number: 4 + i,
      settings: like.settings as object,
      rejectedByRule: {},
      status: "finished" as const,
    })),
  });
  const pages = await readBothWays((start: PageStart<number>) => listRuns(other.member, start));
  expect(pages.flat().map((run) => run.number)).toEqual(Array.from({ length: 53 }, (___, i) => 53 - i));
});

test("a run is shown with what it froze, and its progress counts the calls that are open", async () => {
  const { number: of, id } = await runs.start(runs.settings({ target: 40, tasksPerCall: 4, concurrency: 3 }));
  await db.call.updateMany({ where: { runId: id, number: 1 }, data: { status: "sent" } });
  await db.call.updateMany({
    where: { runId: id, number: 2 },
    data: { error: "429: slow down", notBefore: new Date(Date.now() + 60_000) },
  });
  const run = await getRun(member, of);
  expect(run).toMatchObject({ number: of, endpointName: "Nowhere", practice: false, seedCount: 8, maxCalls: 200 });
  expect(run.settings).toMatchObject({ target: 40, tasksPerCall: 4 });
  expect(run.progress).toMatchObject({
    status: "running",
    target: 40,
    lastError: "429: slow down",
    calls: { underWay: 1, settled: 0, failed: 0 },
  });
});

test("what belongs to another project's run is not found", async () => {
  const stranger = await createTestMember({ role: "admin" });
  const asked = [
    getRun(stranger, number),
    getRunProgress(stranger, number),
    listRejections(stranger, number, null, first),
    listMalformedParts(stranger, number, first),
    listCalls(stranger, number, "expand", first),
    findCall(stranger, number, "expand", 1),
  ];
  for (const each of await Promise.allSettled(asked)) {
    expect(each).toMatchObject({ status: "rejected", reason: { code: "not-found" } });
  }
  expect((await listRuns(stranger, first)).rows).toEqual([]);
});
