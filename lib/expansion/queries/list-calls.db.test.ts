import { beforeAll, expect, test } from "vitest";
import { db, type Prisma } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import type { AttemptOutcome } from "../attempt-outcome.ts";
import { callFilter } from "../call-filter-schema.ts";
import { cancelRun } from "../commands/control-run.ts";
import { createTestRuns, type TestRuns } from "../testing/create-test-run.ts";
import { findCall } from "./find-call.ts";
import type { KeysetPage, PageStart } from "./keyset-page.ts";
import { listCalls } from "./list-calls.ts";

let runs: TestRuns;
let member: Member;
const first = { after: null, before: null };
const filter = (given: object = {}) => callFilter.parse(given);

beforeAll(async () => {
  runs = await createTestRuns();
  member = runs.member;
});

/** A run without calls. */
async function emptyRun(): Promise<{ number: number; id: string }> {
  const run = await runs.start();
  await db.call.deleteMany({ where: { runId: run.id } });
  return run;
}

function call(runId: string, number: number, more: Partial<Prisma.CallCreateManyInput> = {}) {
  const { projectId, endpointId } = { projectId: member.project.id, endpointId: runs.endpointId };
  return {
    projectId,
    runId,
    number,
    purpose: "expand" as const,
    status: "settled" as const,
    endpointId,
    model: "m",
    ...more,
  };
}

/** An attempt of the run's call of this number, with the outcome and what else is given. */
async function attempt(
  runId: string,
  callNumber: number,
  outcome: AttemptOutcome | null,
  more: Partial<Prisma.AttemptCreateManyInput> = {},
): Promise<void> {
  const { id: callId } = await db.call.findFirstOrThrow({ where: { runId, number: callNumber } });
  const number = (await db.attempt.count({ where: { callId } })) + 1;
  await db.attempt.create({
    data: {
      projectId: member.project.id,
      runId,
      callId,
      number,
      endpointId: runs.endpointId,
      model: "m",
      state: outcome === null ? "open" : "done",
      outcome,
      request: { messages: [{ role: "user", content: "Write." }] },
      inputBound: 100,
      outputBound: 50,
      worker: "w",
      day: new Date("2026-01-01"),
      ...more,
    },
  });
}

/** Reads the calls from the first page to the last and back, and gives their numbers. */
async function numbersBothWays(number: number, given: object): Promise<number[]> {
  const list = (start: PageStart<string>): Promise<KeysetPage<{ number: number }, string>> =>
    listCalls(member, number, filter(given), start);
  const pages: number[][] = [];
  const rowsOf = (page: { rows: { number: number }[] }) => page.rows.map((row) => row.number);
  let page = await list(first);
  expect(page.previous).toBeNull();
  for (;;) {
    pages.push(rowsOf(page));
    if (page.next === null) break;
    page = await list({ after: page.next, before: null });
  }
  const back = [rowsOf(page)];
  while (page.previous !== null) {
    page = await list({ after: null, before: page.previous });
    back.unshift(rowsOf(page));
  }
  expect(back).toEqual(pages);
  return pages.flat();
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

test("calls are read by their number both ways, each purpose apart, and found by it", async () => {
  const { number, id } = await emptyRun();
  await db.call.createMany({
    data: [
      ...range(1, 120).map((n) => call(id, n, { response: "{}" })),
      ...range(7, 9).map((n) => call(id, n, { purpose: "classify" })),
    ],
  });
  expect(await numbersBothWays(number, {})).toEqual(range(1, 120));
  expect(await numbersBothWays(number, { sort: "number-desc" })).toEqual(range(1, 120).toReversed());
  expect(await numbersBothWays(number, { purpose: "classify" })).toEqual([7, 8, 9]);
  expect((await listCalls(member, number, filter(), first)).purpose).toBe("expand");
  expect(await findCall(member, number, "expand", 120)).toMatchObject({ number: 120, response: { text: "{}" } });
  expect(await findCall(member, number, "classify", 120)).toBeNull();
});

test("calls are ordered by latency and by cost both ways, without those that have none", async () => {
  const { number, id } = await emptyRun();
  // Many share a latency: ties go by number.
  await db.call.createMany({
    data: range(1, 130).map((n) => call(id, n, n > 125 ? {} : { latencyMs: 1000 * (1 + (n % 3)) })),
  });
  const byLatency = range(1, 125).toSorted((a, b) => (a % 3) - (b % 3) || a - b);
  expect(await numbersBothWays(number, { sort: "latency-asc" })).toEqual(byLatency);
  expect(await numbersBothWays(number, { sort: "latency-desc" })).toEqual(byLatency.toReversed());

  // A call costs what all its attempts are charged: more than a number of JavaScript holds exactly.
  const base = 900_000_000_000_000_000n;
  await attempt(id, 3, "timedOut", { reserved: base, charged: base });
  await attempt(id, 3, "answered", { reserved: base, charged: 1n });
  await attempt(id, 4, "answered", { reserved: base, charged: base + 2n });
  await attempt(id, 5, "answered", { reserved: null, charged: 0n });
  expect(await numbersBothWays(number, { sort: "cost-desc" })).toEqual([4, 3]);
  expect(await numbersBothWays(number, { sort: "cost-asc" })).toEqual([3, 4]);
  const { rows } = await listCalls(member, number, filter(), first);
  expect(rows.find((row) => row.number === 3)).toMatchObject({ attempts: 2, cost: 900_000 });
  expect(rows.find((row) => row.number === 5)).toMatchObject({ attempts: 1, cost: null });
});

test("a call that was not needed any more is not sent, and one whose requests failed has failed", async () => {
  const { number, id } = await emptyRun();
  await db.call.createMany({
    data: [
      call(id, 1, { status: "failed", error: "503: away" }),
      call(id, 2, { status: "planned" }),
      // Turned away once, and then not needed any more.
      call(id, 3, { status: "planned" }),
      call(id, 4, { status: "answered" }),
      call(id, 5, { status: "settled" }),
      call(id, 6, { status: "sent" }),
    ],
  });
  await attempt(id, 1, "providerError", { httpStatus: 503 });
  await attempt(id, 3, "rateLimited", { httpStatus: 429 });
  await db.expansionRun.update({ where: { id }, data: { lastCallNumber: 6 } });
  expect(await numbersBothWays(number, { state: "waiting" })).toEqual([2, 3]);
  expect(await numbersBothWays(number, { state: "underWay" })).toEqual([4, 6]);
  await cancelRun(member, number);
  expect(await numbersBothWays(number, { state: "failed" })).toEqual([1]);
  expect(await numbersBothWays(number, { state: "notSent" })).toEqual([2, 3]);
  expect(await numbersBothWays(number, { state: "settled" })).toEqual([5]);
  const { rows } = await listCalls(member, number, filter(), first);
  expect(rows.map((row) => row.state)).toEqual(["failed", "notSent", "notSent", "underWay", "settled", "underWay"]);
});

test("calls are filtered by what a request came to, by impossible usage and by a seed that they showed", async () => {
  const { number, id } = await emptyRun();
  const seed = await db.runSeed.findFirstOrThrow({ where: { runId: id, position: 2 } });
  const other = await db.runSeed.findFirstOrThrow({ where: { runId: id, position: 4 } });
  await db.runSeed.updateMany({ where: { runId: id }, data: { shown: 1 } });
  const { number: seedNumber } = await db.seed.findUniqueOrThrow({ where: { id: seed.seedId } });
  await db.call.createMany({
    data: range(1, 4).map((n) =>
      call(id, n, {
        seedRevisionIds: n % 2 === 0 ? [other.seedRevisionId, seed.seedRevisionId] : [other.seedRevisionId],
      }),
    ),
  });
  await attempt(id, 1, "timedOut");
  await attempt(id, 1, "answered", { inputTokens: 101, outputTokens: 1 });
  await attempt(id, 2, "answered", { inputTokens: 100, outputTokens: 51 });
  await attempt(id, 3, "answered", { inputTokens: 100, outputTokens: 50 });
  // From before bounds were kept.
  await attempt(id, 4, "answered", { inputBound: 0, outputBound: 0, inputTokens: 9, outputTokens: 9 });
  expect(await numbersBothWays(number, { outcome: "timedOut" })).toEqual([1]);
  expect(await numbersBothWays(number, { outcome: "answered" })).toEqual([1, 2, 3, 4]);
  expect(await numbersBothWays(number, { outcome: "rateLimited" })).toEqual([]);
  expect(await numbersBothWays(number, { excess: "1" })).toEqual([1, 2]);
  expect(await numbersBothWays(number, { seed: String(seedNumber) })).toEqual([2, 4]);
  expect(await numbersBothWays(number, { seed: "9999" })).toEqual([]);
  expect(await numbersBothWays(number, { seed: String(seedNumber), excess: "1", outcome: "answered" })).toEqual([2]);
  const { rows } = await listCalls(member, number, filter(), first);
  expect(rows.map((row) => row.excess)).toEqual([true, true, false, false]);
});

test("an address with nonsense in it shows the calls as without it", async () => {
  const { number, id } = await emptyRun();
  await db.call.createMany({ data: range(1, 3).map((n) => call(id, n)) });
  const nonsense = filter({ state: "odd", outcome: "1' OR 1", seed: "-3", excess: "yes", sort: "name", purpose: "x" });
  expect(nonsense).toEqual({ excess: false, sort: "number-asc" });
  const { rows } = await listCalls(member, number, nonsense, { after: "x; DROP", before: "1~2~3" });
  expect(rows).toHaveLength(3);
});

test("a call is shown with each of its requests, what they cost, and what became of its response", async () => {
  const { number, id } = await emptyRun();
  await db.call.createMany({
    data: [call(id, 1, { response: "x".repeat(200_010), finishReason: "stop", responseModel: "m-7" })],
  });
  const { id: callId } = await db.call.findFirstOrThrow({ where: { runId: id } });
  await attempt(id, 1, "unusable", {
    httpStatus: 200,
    error: "a web page",
    response: "<html>",
    request: { messages: [{ role: "user", content: "Write." }], response_format: {} },
    reserved: 2_000_000_000n,
    charged: 2_000_000_000n,
  });
  await attempt(id, 1, "answered", { inputTokens: 120, cachedTokens: 20, outputTokens: 10, latencyMs: 900 });
  const projectId = member.project.id;
  const text = { instruction: "Do it", input: "", output: "Done" };
  const item = { projectId, runId: id, callId, ...text };
  await db.item.create({
    data: { ...item, position: 1, sequence: 9000n, changeSequence: 9000n, origin: "call", exactKey: "k9" },
  });
  const { id: rejectionId } = await db.rejection.create({
    data: { ...item, position: 0, sequence: 8999n, rule: "exactDuplicate", detail: "" },
  });
  await db.malformedPart.create({ data: { projectId, runId: id, callId, position: 0, raw: "{", reason: "cutOff" } });
  const detail = await findCall(member, number, "expand", 1);
  expect(detail).toMatchObject({
    finishReason: "stop",
    responseModel: "m-7",
    response: { length: 200_010 },
    messages: [{ role: "user", content: "Write." }],
    fates: [
      { of: "rejection", position: 0, rejectionId, sequence: 8999, rule: "exactDuplicate", restoredAs: null },
      { of: "item", position: 1, itemNumber: 9000 },
      { of: "malformed", raw: "{", reason: "cutOff" },
    ],
    requests: {
      count: 2,
      shown: [
        {
          number: 2,
          outcome: "answered",
          exceeds: { input: 100, output: 50 },
          cachedTokens: 20,
          reserved: null,
          request: null,
        },
        {
          number: 1,
          outcome: "unusable",
          httpStatus: 200,
          error: "a web page",
          response: "<html>",
          reserved: 0.002,
          charged: 0.002,
          request: expect.stringContaining("response_format"),
        },
      ],
    },
  });
  expect(detail?.response?.text).toHaveLength(200_000);
});
