import { beforeEach, expect, test } from "vitest";
import { db } from "#lib/platform/db.ts";
import { createTestRuns, type TestRuns } from "../testing/create-test-run.ts";
import { type ClaimedCall, claimCalls, extendLeases, laneOf, type Room } from "./claim-calls.ts";
import { dissolveBatch } from "./dissolve-batch.ts";
import { failCall, holdForMoney } from "./fail-call.ts";
import { type EndedAttempt, recordAttempts } from "./record-attempts.ts";
import { reserveAttempts, type WantedAttempt } from "./reserve-attempts.ts";

const price = {
  id: "00000000-0000-4000-8000-000000000001",
  input: 1_000_000n,
  cachedInput: 500_000n,
  output: 2_000_000n,
  batchShare: 50,
};

let runs: TestRuns;
let runId: string;
beforeEach(async () => {
  await db.expansionRun.updateMany({ data: { status: "cancelled" } });
  await db.call.updateMany({ data: { status: "failed" } });
  runs = await createTestRuns();
  ({ id: runId } = await runs.start());
});

const claim = (worker: string, room: Partial<Room>) =>
  claimCalls(worker, { slots: 0, ahead: 0, aheadOf: [], holding: [], ...room });

const wantedOf = (call: ClaimedCall): WantedAttempt => ({
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
});

const postponed = (attemptId: string, callId: string): EndedAttempt => ({
  attemptId,
  callId,
  runId,
  purpose: "expand",
  outcome: "providerError",
  httpStatus: 503,
  words: "too busy",
  usage: null,
  charged: 0n,
  priced: true,
  latencyMs: 1,
  body: null,
  step: { kind: "postponed", delayMs: 60_000, counts: true },
});

const find = (id: string) => db.call.findUniqueOrThrow({ where: { id } });

test("a call that is held ready and given up by its run's end is named to its worker, which gives its money back", async () => {
  const [, held] = await claim("a", { slots: 4 });
  await db.call.update({
    where: { id: held?.id as string },
    data: { status: "failed", leasedBy: null, leaseUntil: null },
  });
  expect(await extendLeases("a", [held?.id as string])).toEqual([held?.id]);
});

test("a call that went out and came back before either was recorded waits for its next attempt", async () => {
  const [first, second] = await claim("a", { slots: 2 });
  const calls = [first as ClaimedCall, second as ClaimedCall];
  const { granted } = await reserveAttempts("a", calls.map(wantedOf));
  const [one, next] = calls.map((call) => granted.get(call.id));
  await db.call.update({ where: { id: next?.callId as string }, data: { status: "planned" } });
  const ended = [one, next].map((attempt) => postponed(attempt?.id as string, attempt?.callId as string));
  await recordAttempts("a", ended, [next?.callId as string]);
  expect(await find(next?.callId as string)).toMatchObject({ status: "planned", leasedBy: null, error: "too busy" });
});

test("a call that is held ready can be given up", async () => {
  const [call] = await claim("a", { slots: 1 });
  await db.call.update({ where: { id: call?.id as string }, data: { status: "planned" } });
  await failCall(call?.id as string, "a", "the item that it is about is gone");
  expect(await find(call?.id as string)).toMatchObject({ status: "failed" });
});

test("a worker that is full settles a dead worker's answers, and has its calls ready to go out next", async () => {
  const [answered, sent] = await claim("dead", { slots: 4 });
  const past = { leaseUntil: new Date(0) };
  await db.call.update({ where: { id: answered?.id as string }, data: { ...past, status: "answered", response: "x" } });
  await db.call.update({ where: { id: sent?.id as string }, data: past });
  expect(await claim("full", { ahead: 1, aheadOf: [laneOf(sent as ClaimedCall)] })).toMatchObject([
    { id: answered?.id, status: "answered" },
    { id: sent?.id, status: "planned", attempts: 2 },
  ]);
});

test("no call is held ready for a model that none of the run's calls here is out for", async () => {
  const [out] = await claim("a", { slots: 4 });
  await db.call.updateMany({ where: { runId, status: "planned" }, data: { model: "judge" } });
  const lane = laneOf(out as ClaimedCall);
  expect(await claim("a", { ahead: 4, aheadOf: [lane] })).toEqual([]);
  await db.call.updateMany({ where: { runId, status: "planned" }, data: { model: out?.model as string } });
  expect((await claim("a", { ahead: 4, aheadOf: [lane] })).length).toBe(4);
});

test("classifications of a run that has ended fail where there is no money, and are not asked for for ever", async () => {
  await db.call.updateMany({ where: { runId }, data: { purpose: "classify" } });
  await db.expansionRun.update({ where: { id: runId }, data: { status: "finished" } });
  await db.runAccount.update({ where: { runId }, data: { cap: 1n } });
  const calls = await claim("a", { slots: 2 });
  const { denied } = await reserveAttempts("a", calls.map(wantedOf));
  expect(denied).toMatchObject([{ why: "spendCap", waits: false }, { why: "spendCap" }]);
  await holdForMoney("a", runId, denied);
  for (const { id } of calls) {
    expect(await find(id)).toMatchObject({ status: "failed", error: expect.stringContaining("spend cap") });
  }
});

test("what a dead worker left of one run is closed without holding its account before that of another", async () => {
  const { id: otherId } = await runs.start();
  const [lower, higher] = [runId, otherId].sort() as [string, string];
  const calls = await claim("a", { slots: 16 });
  const ofRun = (id: string) => wantedOf(calls.find((call) => call.runId === id) as ClaimedCall);
  await reserveAttempts("dead", [ofRun(higher)]);
  let reserving: Promise<unknown> = Promise.resolve();
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM run_accounts WHERE run_id = ${lower}::uuid FOR UPDATE`;
    reserving = reserveAttempts("b", [ofRun(lower), { ...ofRun(higher), again: true }]);
    await expect
      .poll(() => db.$queryRaw<unknown[]>`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' LIMIT 1`)
      .toHaveLength(1);
    await tx.$queryRaw`SELECT 1 FROM run_accounts WHERE run_id = ${higher}::uuid FOR UPDATE NOWAIT`;
  });
  await reserving;
});

test("a worker that lost a batch to another does not take back what that one set aside", async () => {
  const [call] = (await claim("a", { slots: 1 })) as [ClaimedCall];
  const { id, projectId, endpoint, model } = call;
  const batch = await db.batch.create({
    data: {
      projectId,
      runId,
      endpointId: endpoint.id,
      model,
      number: 1,
      status: "preparing",
      callCount: 1,
      leasedBy: "b",
    },
  });
  await db.call.update({ where: { id }, data: { status: "batched", batchId: batch.id } });
  await reserveAttempts("b", [wantedOf(call)]);
  await dissolveBatch("a", { ...batch, runId } as unknown as Parameters<typeof dissolveBatch>[1], "refused");
  expect(await db.attempt.count({ where: { callId: id, state: "open" } })).toBe(1);
  expect(await find(id)).toMatchObject({ status: "batched" });
});
