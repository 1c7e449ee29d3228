import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { callFilter } from "../call-filter-schema.ts";
import { restoreRejection } from "../commands/restore-rejection.ts";
import { ledgerFilter } from "../ledger-filter-schema.ts";
import { createTestRuns, type TestRuns } from "../testing/create-test-run.ts";
import { findCall } from "./find-call.ts";
import { findRejection } from "./find-rejection.ts";
import { getRun, getRunProgress } from "./get-run.ts";
import type { KeysetPage, PageStart } from "./keyset-page.ts";
import { listCalls } from "./list-calls.ts";
import { listMalformedParts } from "./list-malformed-parts.ts";
import { countRestorable, listRejections } from "./list-rejections.ts";
import { listRuns } from "./list-runs.ts";

let runs: TestRuns;
let member: Member;
let number: number;
let runId: string;
let callId: string;
const first = { after: null, before: null };
const ledger = (filter: object = {}) => ledgerFilter.parse(filter);
const calls = (filter: object = {}) => callFilter.parse(filter);

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
  const pages = await readBothWays((start: PageStart<string>) => listRejections(member, number, ledger(), start));
  expect(pages.map((page) => page.length)).toEqual([50, 50, 20]);
  expect(pages.flat().map((row) => row.sequence)).toEqual(Array.from({ length: 120 }, (_, i) => 1000 + i));
  const one = await readBothWays((start: PageStart<string>) =>
    listRejections(member, number, ledger({ rule: "emptyOutput" }), start),
  );
  expect(one.flat().map((row) => row.rule)).toEqual(Array.from({ length: 30 }, () => "emptyOutput"));
});

test("the ledger by score holds what has one, from the nearest on or back, also where scores are the same", async () => {
  const { number: of, id } = await runs.start();
  const scores = Array.from({ length: 130 }, (_, i) => (i < 70 ? 0.75 : 0.71 + (i % 7) / 1000));
  await db.rejection.createMany({
    data: scores.map((score, i) => rejection(5000 + i, "nearDuplicate", { runId: id, callId: null, score })),
  });
  await db.rejection.create({ data: rejection(5999, "emptyOutput", { runId: id, callId: null }) });
  const sorted = scores.toSorted((a, b) => b - a);
  const down = await readBothWays((start: PageStart<string>) =>
    listRejections(member, of, ledger({ sort: "score-desc" }), start),
  );
  expect(down.map((page) => page.length)).toEqual([50, 50, 30]);
  expect(down.flat().map((row) => row.score)).toEqual(sorted);
  const up = await readBothWays((start: PageStart<string>) =>
    listRejections(member, of, ledger({ sort: "score-asc", from: "0.712", to: "0.714" }), start),
  );
  expect(up.flat().map((row) => row.score)).toEqual(
    sorted.filter((score) => score >= 0.712 && score <= 0.714).toReversed(),
  );
});

test("the ledger is searched by words of any part of the candidate, and counted as far as it can be restored", async () => {
  const { number: of, id } = await runs.start();
  const like = (sequence: number, more: object) =>
    rejection(sequence, "lengthInWords", { runId: id, callId: null, ...more });
  await db.rejection.createMany({
    data: [
      like(6000, { instruction: "Name the enzyme" }),
      like(6001, { input: "Two enzymes were found." }),
      like(6002, { output: "An ENZYME, and more.", instruction: "  \n" }),
      like(6003, { instruction: "Name the hormone" }),
    ],
  });
  const found = async (q: string) =>
    (await listRejections(member, of, ledger({ q }), first)).rows.map((row) => row.sequence);
  expect(await found("enzyme")).toEqual([6000, 6001, 6002]);
  expect(await found("name -enzyme")).toEqual([6003]);
  // What has no instruction cannot become an item.
  expect(await countRestorable(member, of, ledger({ q: "enzyme" }))).toEqual({ count: 2, more: false });
  await restoreRejection(member, (await listRejections(member, of, ledger({ q: "enzyme" }), first)).rows[0]?.id ?? "");
  expect(await countRestorable(member, of, ledger({ q: "enzyme" }))).toEqual({ count: 1, more: false });
  expect((await listRejections(member, of, ledger({ restored: "yes" }), first)).rows).toMatchObject([
    { sequence: 6000, restoredAs: expect.any(Number) },
  ]);
});

test("a rejection comes with its neighbour as it read then, what it changed of it, and its call", async () => {
  const seed = await db.seed.findFirstOrThrow({ where: { projectId: member.project.id, number: 3 } });
  const { id } = await db.rejection.create({
    data: rejection(2000, "nearDuplicate", {
      instruction: "Seed 2 alpha2 gamma",
      score: 0.75,
      neighbourSeedId: seed.id,
    }),
  });
  await db.seed.update({ where: { id: seed.id }, data: { instruction: "Something else by now", revision: 2 } });
  const { id: _, ...revision } = await db.seedRevision.findFirstOrThrow({ where: { seedId: seed.id } });
  await db.seedRevision.create({
    data: { ...revision, number: 2, instruction: "Something else by now", sequence: 2001n },
  });
  const { rows } = await listRejections(member, number, ledger({ rule: "nearDuplicate" }), first);
  expect(rows).toMatchObject([{ id, score: 0.75, callNumber: 1, restoredAs: null }]);
  expect(await findRejection(member, number, id)).toMatchObject({
    score: 0.75,
    callNumber: 1,
    restored: null,
    neighbour: {
      of: "seed",
      number: 3,
      instruction: "Seed 2 alpha2 beta2",
      changedSince: true,
      difference: [
        { kind: "same", text: "Seed 2 alpha2 " },
        { kind: "removed", text: "beta2" },
        { kind: "added", text: "gamma" },
      ],
    },
  });
});

test("a neighbour that is an item reads as it did then, and texts too long to compare are not compared", async () => {
  const text = { instruction: "word ".repeat(5_000), input: "", output: "o" };
  const item = await db.item.create({
    data: {
      projectId: member.project.id,
      sequence: 2100n,
      changeSequence: 2100n,
      origin: "import",
      exactKey: "k",
      ...text,
    },
  });
  await db.itemVersion.create({
    data: { itemId: item.id, number: 1, change: "admitted", sequence: 2100n, ...text },
  });
  const { id } = await db.rejection.create({ data: rejection(2101, "nearDuplicate", { neighbourItemId: item.id }) });
  expect((await findRejection(member, number, id))?.neighbour).toMatchObject({
    of: "item",
    number: 2100,
    changedSince: false,
    difference: null,
  });
});

test("a restored rejection stays in the ledger, with the item that it became and who restored it", async () => {
  const { id } = await db.rejection.create({ data: rejection(3000, "wrongScript") });
  const { itemSequence } = await restoreRejection(member, id);
  const { rows } = await listRejections(member, number, ledger({ rule: "wrongScript" }), first);
  expect(rows).toMatchObject([{ id, restoredAs: Number(itemSequence) }]);
  expect(await findRejection(member, number, id)).toMatchObject({
    restored: { itemSequence: Number(itemSequence), by: member.name },
  });
  // It is a rejection of its call still: the call brought no item.
  const { rows: listed } = await listCalls(member, number, calls(), first);
  expect(listed[0]).toMatchObject({ number: 1, accepted: 0 });
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
    listRejections(stranger, number, ledger(), first),
    countRestorable(stranger, number, ledger()),
    findRejection(stranger, number, member.userId),
    listMalformedParts(stranger, number, first),
    listCalls(stranger, number, calls(), first),
    findCall(stranger, number, "expand", 1),
  ];
  for (const each of await Promise.allSettled(asked)) {
    expect(each).toMatchObject({ status: "rejected", reason: { code: "not-found" } });
  }
  expect((await listRuns(stranger, first)).rows).toEqual([]);
});
