import { beforeEach, expect, test } from "vitest";
import { db } from "#lib/platform/db.ts";
import type { Price } from "../money.ts";
import { createTestRuns, type TestRuns } from "../testing/create-test-run.ts";
import { claimCalls } from "./claim-calls.ts";
import { type EndedAttempt, recordAttempts } from "./record-attempts.ts";
import { closeAbandoned, releaseAttempts, reserveAttempts, type WantedAttempt } from "./reserve-attempts.ts";

// A dollar a million in, two out: a request of 1,000 and 500 tokens reserves 0.002 dollars.
const price = {
  id: "00000000-0000-4000-8000-000000000001",
  input: 1_000_000n,
  cachedInput: 500_000n,
  output: 2_000_000n,
  batchShare: 50,
} satisfies Price & { id: string };
const full = 2_000_000_000n;

let runs: TestRuns;
let runId: string;
beforeEach(async () => {
  await db.expansionRun.updateMany({ data: { status: "cancelled" } });
  await db.call.updateMany({ data: { status: "failed" } });
  runs = await createTestRuns();
  ({ id: runId } = await runs.start());
});

async function claimed(worker: string, slots = 1): Promise<WantedAttempt[]> {
  const calls = await claimCalls(worker, { slots, ahead: 0, aheadOf: [], holding: [] });
  return calls.map((call) => ({
    callId: call.id,
    runId: call.runId,
    projectId: call.projectId,
    endpointId: call.endpoint.id,
    model: call.model,
    request: { model: call.model, messages: [] },
    bounds: { input: 1_000, output: 500, bounded: true },
    price,
    batch: false,
    again: call.attempts > 1,
  }));
}

const ended = (attemptId: string, callId: string, more: Partial<EndedAttempt> = {}): EndedAttempt => ({
  attemptId,
  callId,
  runId,
  purpose: "expand",
  outcome: "answered",
  httpStatus: 200,
  words: null,
  usage: { input: 100, cached: 0, output: 50 },
  charged: full / 10n,
  priced: true,
  latencyMs: 5,
  body: null,
  step: {
    kind: "answered",
    answer: {
      content: "an answer",
      finishReason: "stop",
      model: "m",
      promptTokens: 100,
      cachedTokens: 0,
      completionTokens: 50,
      latencyMs: 5,
      limits: null,
    },
  },
  ...more,
});

async function books() {
  const [account, months, days] = await Promise.all([
    db.runAccount.findUniqueOrThrow({ where: { runId } }),
    db.monthAccount.findMany({ where: { projectId: runs.member.project.id } }),
    db.spending.findMany({ where: { runId } }),
  ]);
  const sum = (values: bigint[]) => values.reduce((total, value) => total + value, 0n);
  return {
    spent: account.spent,
    reserved: account.reserved,
    monthSpent: sum(months.map((month) => month.spent)),
    monthReserved: sum(months.map((month) => month.reserved)),
    byDay: sum(days.map((day) => day.charged)),
    attempts: days.reduce((total, day) => total + day.attempts, 0),
  };
}

test("what is set aside for a request becomes what it cost, on the accounts of run, month and day", async () => {
  const [wanted] = await claimed("a");
  const { granted } = await reserveAttempts("a", [wanted as WantedAttempt]);
  expect(await books()).toMatchObject({ spent: 0n, reserved: full, monthReserved: full, byDay: 0n });
  const attempt = granted.get(wanted?.callId as string);
  expect(attempt?.number).toBe(1);
  const callId = wanted?.callId as string;
  expect(await recordAttempts("a", [ended(attempt?.id as string, callId)])).toEqual([callId]);
  const after = {
    spent: full / 10n,
    reserved: 0n,
    monthSpent: full / 10n,
    monthReserved: 0n,
    byDay: full / 10n,
    attempts: 1,
  };
  expect(await books()).toEqual(after);
  // Recorded twice is recorded once.
  expect(await recordAttempts("a", [ended(attempt?.id as string, callId)])).toEqual([]);
  expect(await books()).toEqual(after);
});

test("a dead worker's attempt stays charged in full, and is charged what it cost if its answer comes after all", async () => {
  const [wanted] = await claimed("dead");
  const callId = wanted?.callId as string;
  const first = (await reserveAttempts("dead", [wanted as WantedAttempt])).granted.get(callId);
  await db.call.update({ where: { id: callId }, data: { leaseUntil: new Date(0) } });
  const [again] = await claimed("alive");
  expect(again?.callId).toBe(callId);
  const second = (await reserveAttempts("alive", [again as WantedAttempt])).granted.get(callId);
  expect(second?.number).toBe(2);
  expect(await books()).toMatchObject({ spent: full, reserved: full, byDay: full, attempts: 1 });
  await recordAttempts("alive", [ended(second?.id as string, callId)]);
  expect(await books()).toMatchObject({ spent: full + full / 10n, reserved: 0n, attempts: 2 });
  // It was only slow: its answer is kept with the attempt, and the call keeps the first.
  const late = ended(first?.id as string, callId);
  expect(
    await recordAttempts("dead", [
      {
        ...late,
        step: { ...late.step, answer: { ...(late.step as { answer: object }).answer, content: "late" } } as never,
      },
    ]),
  ).toEqual([]);
  expect(await books()).toMatchObject({
    spent: full / 5n,
    reserved: 0n,
    monthSpent: full / 5n,
    byDay: full / 5n,
    attempts: 2,
  });
  expect(await db.attempt.findUnique({ where: { id: first?.id as string } })).toMatchObject({
    outcome: "surplus",
    response: "late",
    state: "done",
  });
  expect(await db.call.findUnique({ where: { id: callId } })).toMatchObject({
    status: "answered",
    response: "an answer",
  });
});

test("what was never sent is given back as if it had not been", async () => {
  const [wanted] = await claimed("a");
  const { granted } = await reserveAttempts("a", [wanted as WantedAttempt]);
  await releaseAttempts("a", [...granted.values()]);
  expect(await books()).toEqual({ spent: 0n, reserved: 0n, monthSpent: 0n, monthReserved: 0n, byDay: 0n, attempts: 0 });
  expect(await db.attempt.count({ where: { runId } })).toBe(0);
  expect(await db.call.findUnique({ where: { id: wanted?.callId as string } })).toMatchObject({
    status: "planned",
    leasedBy: null,
    attempts: 0,
  });
});

test("money set aside by a worker that died is not held for ever where nobody takes the call up", async () => {
  const [wanted] = await claimed("dead");
  await reserveAttempts("dead", [wanted as WantedAttempt]);
  await db.expansionRun.update({ where: { id: runId }, data: { status: "paused" } });
  await db.call.update({ where: { id: wanted?.callId as string }, data: { leaseUntil: new Date(0) } });
  await closeAbandoned();
  expect(await books()).toMatchObject({ reserved: full });
  await db.attempt.updateMany({ where: { runId }, data: { startedAt: new Date(Date.now() - 20_000) } });
  await closeAbandoned();
  expect(await books()).toMatchObject({ spent: full, reserved: 0n, monthSpent: full, monthReserved: 0n });
});

test("two workers that reserve the last of a cap at once get it once", async () => {
  await db.runAccount.update({ where: { runId }, data: { cap: full * 3n } });
  const wanted = await claimed("a", 4);
  expect(wanted.length).toBe(4);
  const results = await Promise.all(wanted.map((one, i) => reserveAttempts(`worker ${i}`, [one])));
  expect(results.flatMap((result) => [...result.granted.values()]).length).toBe(3);
  expect(results.flatMap((result) => result.denied)).toMatchObject([{ why: "spendCap", waits: true }]);
  expect(await books()).toMatchObject({ reserved: full * 3n });
});

test("requests whose cost nobody can bound are not sent under a cap", async () => {
  await db.runAccount.update({ where: { runId }, data: { cap: full * 100n } });
  const [unpriced, unbounded, fine] = await claimed("a", 3);
  const { granted, denied } = await reserveAttempts("a", [
    { ...(unpriced as WantedAttempt), price: null },
    { ...(unbounded as WantedAttempt), bounds: { input: 1, output: 1, bounded: false } },
    fine as WantedAttempt,
  ]);
  expect(denied).toEqual([
    { callId: unpriced?.callId, why: "noPrice", waits: false },
    { callId: unbounded?.callId, why: "noBound", waits: false },
  ]);
  expect([...granted.keys()]).toEqual([fine?.callId]);
});
