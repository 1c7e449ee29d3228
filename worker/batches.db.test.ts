import { afterEach, expect, test, vi } from "vitest";
import { cancelRun, pauseRun, resumeRun } from "#lib/expansion/commands/control-run.ts";
import { tendRuns } from "#lib/expansion/commands/tend-runs.ts";
import { createBatch } from "#lib/platform/batch-client.ts";
import { db } from "#lib/platform/db.ts";
import { type PracticeSettings, startPracticeModel } from "#practice-model/start-practice-model.ts";
import { startWorker } from "./start-worker.ts";
import {
  batchesOf,
  createBatchProject,
  killWorkers,
  makeDue,
  pointEndpointAt,
  stepAndDie,
  work,
} from "./testing/batch-project.ts";
import { startCuttingProxy } from "./testing/cutting-proxy.ts";

vi.setConfig({ testTimeout: 60_000 });

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  // What a test leaves waiting is not for the workers of the next.
  await db.expansionRun.updateMany({ data: { status: "cancelled" } });
  await db.batch.updateMany({ data: { status: "cancelled" } });
  await db.call.updateMany({ where: { status: { not: "settled" } }, data: { status: "failed", batchId: null } });
});

async function project(settings: PracticeSettings = {}) {
  const made = await createBatchProject(settings);
  closing.push(made.model.close);
  return made;
}

const getRun = (id: string) => db.expansionRun.findUniqueOrThrow({ where: { id } });
const ended = (id: string) => async () => (await getRun(id)).status !== "running";

/** What must hold of a run's money and candidates, whatever happened to it. */
async function addsUp(runId: string) {
  const run = await getRun(runId);
  const account = await db.runAccount.findUniqueOrThrow({ where: { runId } });
  const attempts = await db.attempt.findMany({ where: { runId } });
  const charged = attempts.reduce((sum, attempt) => sum + (attempt.charged ?? 0n), 0n);
  const reserved = attempts.reduce((sum, each) => sum + (each.state === "open" ? (each.reserved ?? 0n) : 0n), 0n);
  expect(account).toMatchObject({ spent: charged, reserved });
  const items = await db.item.count({ where: { runId } });
  const rejections = await db.rejection.count({ where: { runId } });
  expect(run).toMatchObject({ accepted: items, rejected: rejections });
  expect(new Set(attempts.filter((each) => each.outcome === "answered").map((each) => each.callId)).size).toBe(
    attempts.filter((each) => each.outcome === "answered").length,
  );
  return { run, account, attempts };
}

test("a run through batches reaches its target, pays the batch share, and settles in the order of its calls", async () => {
  const { start, stats } = await project();
  const { id } = await start({ target: 60 });
  await work(id, ended(id));
  const { run, attempts } = await addsUp(id);
  expect(run).toMatchObject({ status: "finished", accepted: 60 });
  const settled = await db.call.findMany({ where: { runId: id, status: "settled" }, orderBy: { number: "asc" } });
  expect(settled.length).toBeGreaterThan(10);
  for (const batch of await batchesOf(id)) {
    expect(batch).toMatchObject({ status: "done", state: "completed", ignored: 0, putBack: 0 });
    const own = settled.filter((call) => call.batchId === batch.id).map((call) => call.settledFrom as bigint);
    expect(own).toEqual([...own].sort((a, b) => Number(a - b)));
  }
  const one = attempts[0];
  const full = BigInt(one?.inputTokens ?? 0) * 1_000_000n + BigInt(one?.outputTokens ?? 0) * 4_000_000n;
  const cached = BigInt(one?.cachedTokens ?? 0) * 500_000n;
  expect(one?.charged).toBe((full - cached + 1n) / 2n);
  const seen = await stats();
  expect(seen).toMatchObject({ requests: 0, batches: { lines: attempts.length } });
});

test("a worker that dies after every single step loses nothing and hands nothing in twice", async () => {
  const { start, stats } = await project({ batchMs: 30 });
  const { id } = await start({ target: 40 });
  let steps = 0;
  while ((await getRun(id)).status === "running" && steps < 400) {
    await stepAndDie(id);
    steps++;
  }
  const { run, attempts } = await addsUp(id);
  expect(run).toMatchObject({ status: "finished", accepted: 40 });
  const batches = await batchesOf(id);
  const seen = await stats();
  expect(seen.batches).toMatchObject({ batches: batches.length, files: batches.length, lines: attempts.length });
});

test("a creation whose answer was lost is found in the provider's list, not done again", async () => {
  const { start, stats, model } = await project({ batchMs: 30 });
  const { id } = await start({ target: 20 });
  let batch = (await batchesOf(id))[0];
  while (!batch?.inputFileId) {
    await stepAndDie(id);
    batch = (await batchesOf(id))[0];
  }
  // As a worker leaves it that was killed after the provider took the batch and before it wrote that down.
  await db.batch.update({ where: { id: batch.id }, data: { attempts: 1 } });
  const created = await createBatch({ baseUrl: model.url, apiKey: null }, batch.inputFileId, batch.id);
  await work(id, ended(id));
  expect((await batchesOf(id))[0]).toMatchObject({ providerId: created.id, status: "done" });
  expect((await stats()).batches.batches).toBe((await batchesOf(id)).length);
  await addsUp(id);
});

test("a batch that was found to be wanted no more before it was created is not created", async () => {
  const { start, stats, member } = await project();
  const run = await start({ target: 20 });
  await stepAndDie(run.id);
  await pauseRun(member, run.number);
  await work(run.id, async () => (await batchesOf(run.id))[0]?.status === "cancelled");
  expect((await stats()).batches).toMatchObject({ files: 0, batches: 0 });
  expect((await addsUp(run.id)).account).toMatchObject({ spent: 0n, reserved: 0n });
  await resumeRun(member, run.number);
  await work(run.id, ended(run.id));
  expect((await addsUp(run.id)).run).toMatchObject({ status: "finished", accepted: 20 });
});

test("lines that fail, are missing, doubled or foreign are charged by the rules, and their calls come again", async () => {
  const { start } = await project({
    faults: "500:0.08,503:0.08,429:0.08,reset:0.08,doubled:0.1,stray:0.1,garbled:0.05,html:0.05,error200:0.05",
  });
  const { id } = await start({ target: 80, tasksPerCall: 2 });
  await work(id, async () => {
    await db.call.updateMany({ where: { runId: id, status: "planned" }, data: { notBefore: null } });
    return ended(id)();
  });
  const { run, attempts } = await addsUp(id);
  expect(run).toMatchObject({ status: "finished", accepted: 80 });
  const batches = await batchesOf(id);
  expect(batches.reduce((sum, batch) => sum + batch.ignored, 0)).toBeGreaterThan(0);
  expect(batches.reduce((sum, batch) => sum + batch.putBack, 0)).toBeGreaterThan(0);
  const of = (outcome: string, status: number | null) =>
    attempts.filter((each) => each.outcome === outcome && each.httpStatus === status);
  for (const free of [of("rateLimited", 429), of("providerError", 503)]) {
    expect(free.length).toBeGreaterThan(0);
    for (const attempt of free) expect(attempt.charged).toBe(0n);
  }
  for (const full of [of("providerError", 500), of("unusable", null)]) {
    expect(full.length).toBeGreaterThan(0);
    for (const attempt of full) expect(attempt.charged).toBe(attempt.reserved);
  }
});

test("a batch that expires in the middle keeps what came, charges nothing for the rest, and hands the rest in again", async () => {
  const { start } = await project({ batchExpires: 0.5 });
  const { id } = await start({ target: 60 });
  await work(id, async () => {
    await db.call.updateMany({ where: { runId: id, status: "planned" }, data: { notBefore: null } });
    return ended(id)();
  });
  const { run, attempts } = await addsUp(id);
  expect(run).toMatchObject({ status: "finished", accepted: 60 });
  const [first] = await batchesOf(id);
  expect(first).toMatchObject({ status: "done", state: "expired" });
  expect(first?.putBack).toBeGreaterThan(0);
  const expired = attempts.filter((each) => each.error?.startsWith("batch_expired"));
  expect(expired.length).toBeGreaterThan(0);
  for (const attempt of expired) expect(attempt).toMatchObject({ state: "done", charged: 0n });
});

test("a batch is taken up days later by whoever runs then", async () => {
  const { start } = await project({ batchMs: 50 });
  const { id } = await start({ target: 20 });
  while ((await batchesOf(id))[0]?.status !== "submitted") await stepAndDie(id);
  const days = 5 * 86_400_000;
  const [batch] = await batchesOf(id);
  await db.batch.update({
    where: { id: batch?.id as string },
    data: { submittedAt: new Date(Date.now() - days), nextLookAt: new Date(Date.now() + 300_000) },
  });
  // Nobody looks before its time; then any worker does.
  await tendRuns();
  const first = await startWorker(4);
  closing.push(first.stop);
  expect((await batchesOf(id))[0]?.status).toBe("submitted");
  const second = await startWorker(4);
  closing.push(second.stop);
  await expect
    .poll(
      async () => {
        await makeDue(id);
        return (await getRun(id)).status;
      },
      { timeout: 40_000, interval: 200 },
    )
    .toBe("finished");
  expect((await addsUp(id)).run.accepted).toBe(20);
});

test("cancelling a run cancels its batch at the provider; what was done by then is recorded and turned away", async () => {
  const { start, member, model } = await project({ batchMs: 4_000 });
  const run = await start({ target: 200, tasksPerCall: 2 });
  while ((await batchesOf(run.id))[0]?.state !== "in_progress") await stepAndDie(run.id);
  await expect
    .poll(async () => {
      await stepAndDie(run.id);
      return (await batchesOf(run.id))[0]?.completed ?? 0;
    })
    .toBeGreaterThan(0);
  await cancelRun(member, run.number);
  await work(run.id, async () => (await batchesOf(run.id))[0]?.status === "cancelled");
  const list = await (await fetch(`${model.url}/batches`)).json();
  expect(list.data[0].status).toBe("cancelled");
  const { attempts, run: after } = await addsUp(run.id);
  expect(after).toMatchObject({ status: "cancelled", accepted: 0 });
  expect(after.rejectedByRule).toEqual({ runCancelled: after.rejected });
  expect(after.rejected).toBeGreaterThan(0);
  for (const attempt of attempts.filter((each) => each.error?.startsWith("batch_cancelled")))
    expect(attempt.charged).toBe(0n);
  await tendRuns();
  expect(await db.call.count({ where: { runId: run.id, status: { in: ["planned", "batched", "answered"] } } })).toBe(0);
});

test("a spend cap is never passed: what it has no room for is left out, and the run pauses when nothing fits", async () => {
  const { start } = await project({ faults: "usage-high" });
  const { id } = await start({ target: 500, spendCap: 0.05 });
  await work(id, ended(id));
  const { run, account } = await addsUp(id);
  expect(run).toMatchObject({ status: "paused", stopCode: "spendCap" });
  expect(run.accepted).toBeGreaterThan(0);
  expect(account.spent).toBeLessThanOrEqual(account.cap as bigint);
  expect(account.reserved).toBe(0n);
});

test("an endpoint that refuses a parameter is asked without it in the next batch", async () => {
  const { start, endpointId, member } = await project();
  const price = { input: 1n, cachedInput: 1n, output: 1n };
  const data = { projectId: member.project.id, endpointId, model: "practice-legacy", ...price };
  await db.modelPrice.create({ data: { ...data, enteredBy: member.userId } });
  const { id } = await start({ target: 20, model: "practice-legacy" });
  await work(id, ended(id));
  const { run, attempts } = await addsUp(id);
  expect(run).toMatchObject({ status: "finished", accepted: 20 });
  expect(attempts.filter((each) => each.outcome === "parameterRefused").every((each) => each.charged === 0n)).toBe(
    true,
  );
});

test("a key that is not accepted stops the run, frees its money and leaves its calls waiting", async () => {
  const { start } = await project({ key: "sk-another" });
  const { id } = await start({ target: 20 });
  await work(id, ended(id));
  const { run, account } = await addsUp(id);
  expect(run).toMatchObject({ status: "failed", stopCode: "keyRefused" });
  expect(account).toMatchObject({ spent: 0n, reserved: 0n });
  await work(id, async () => (await batchesOf(id)).every((batch) => batch.status === "cancelled"));
  expect(await db.call.count({ where: { runId: id, status: "batched" } })).toBe(0);
});

/** A run that has its target, whose classifications wait to be handed in. */
async function classifying(settings: PracticeSettings = {}) {
  const { start, model, endpointId } = await project(settings);
  const { id } = await start({ target: 5, classification: "ownPass" });
  await work(id, async () => (await getRun(id)).status === "finished");
  const waiting = await db.call.count({
    where: { runId: id, purpose: "classify", status: { in: ["planned", "batched"] } },
  });
  expect(waiting).toBe(5);
  return { id, model, endpointId };
}

const failedClassifications = (runId: string) =>
  db.call.findMany({ where: { runId, purpose: "classify", status: "failed" }, select: { error: true } });

test("classifications of a run that has ended fail where there is no money for a batch, and are collected no more", async () => {
  const { id } = await classifying();
  await db.runAccount.update({ where: { runId: id }, data: { cap: 1n } });
  await work(id, async () => (await failedClassifications(id)).length === 5);
  expect((await failedClassifications(id))[0]?.error).toContain("spend cap");
  const made = (await batchesOf(id)).length;
  await stepAndDie(id);
  expect((await batchesOf(id)).length).toBe(made);
  await addsUp(id);
});

test("classifications of a run that has ended fail where the provider takes no batch of them", async () => {
  const { id, model, endpointId } = await classifying();
  await model.close();
  const refusing = await startPracticeModel({ batchMs: 0, wrong: 0, key: "sk-another" });
  closing.push(refusing.close);
  await pointEndpointAt(endpointId, refusing.url);
  await work(id, async () => (await failedClassifications(id)).length === 5);
  expect((await getRun(id)).status).toBe("finished");
  await addsUp(id);
});

test("a batch that its provider no longer knows is waited for a while, then given up and paid in full", async () => {
  const { start, endpointId } = await project({ batchMs: 60_000 });
  const { id } = await start({ target: 20 });
  await work(id, async () => (await batchesOf(id))[0]?.status === "submitted");
  const other = await startPracticeModel({ batchMs: 0, wrong: 0 });
  closing.push(other.close);
  await pointEndpointAt(endpointId, other.url);
  await stepAndDie(id);
  expect(await batchesOf(id)).toMatchObject([{ status: "submitted" }]);
  await db.batch.updateMany({ where: { runId: id }, data: { submittedAt: new Date(Date.now() - 2 * 3_600_000) } });
  await work(id, ended(id));
  const { run, attempts } = await addsUp(id);
  expect(run).toMatchObject({ status: "finished", accepted: 20 });
  const lost = attempts.filter((each) => each.number === 1);
  expect(lost.every((each) => each.outcome === "unusable" && each.charged === each.reserved)).toBe(true);
});

test("an outage of the provider is waited out", async () => {
  const { start, model } = await project();
  const { id } = await start({ target: 20 });
  const turn = (on: boolean) =>
    fetch(`${model.controlUrl}/outage`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ on }),
    });
  await turn(true);
  for (let i = 0; i < 6; i++) await stepAndDie(id);
  await turn(false);
  await killWorkers(id);
  await work(id, ended(id));
  expect((await addsUp(id)).run).toMatchObject({ status: "finished", accepted: 20 });
});

test("a connection that breaks in the middle of anything neither hands in twice nor records twice", async () => {
  const { start, stats, model, endpointId } = await project({ batchMs: 30 });
  const times = new Map<string, number>();
  const cuts: string[] = [];
  // The first creation, look and list are never heard of; each file of results breaks off three times, a little later each time.
  const proxy = await startCuttingProxy(model.url, ({ method, path }) => {
    const kind = path.endsWith("/content") ? path : `${method} ${path.split("?")[0]}`;
    const before = times.get(kind) ?? 0;
    times.set(kind, before + 1);
    const broken = path.endsWith("/content") ? before < 3 : path.startsWith("/v1/batches") && before < 1;
    if (!broken) return null;
    cuts.push(kind);
    return { bytes: path.endsWith("/content") ? 40_000 * (before + 1) : 0 };
  });
  closing.push(proxy.close);
  await pointEndpointAt(endpointId, proxy.url);
  const { id } = await start({ target: 100 });
  await work(id, ended(id));
  const { run, attempts } = await addsUp(id);
  expect(run).toMatchObject({ status: "finished", accepted: 100 });
  expect(cuts).toEqual(
    expect.arrayContaining(["POST /v1/batches", "GET /v1/batches", expect.stringContaining("/content")]),
  );
  const batches = await batchesOf(id);
  expect((await stats()).batches).toMatchObject({ batches: batches.length, lines: attempts.length });
  expect(attempts.every((attempt) => attempt.outcome === "answered" && attempt.inputTokens !== null)).toBe(true);
});
