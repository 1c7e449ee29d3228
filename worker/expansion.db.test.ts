import { afterEach, beforeAll, expect, test } from "vitest";
import { beatSeconds, claimCalls } from "#lib/expansion/commands/claim-calls.ts";
import { cancelRun, pauseRun, resumeRun } from "#lib/expansion/commands/control-run.ts";
import { restoreRejection } from "#lib/expansion/commands/restore-rejection.ts";
import { settleCalls } from "#lib/expansion/commands/settle-calls.ts";
import { startExpansion } from "#lib/expansion/commands/start-expansion.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { startWorker } from "./start-worker.ts";
import { type Answer, createExpansionProject, freshTask, smallRun, writeTasks } from "./testing/expansion-project.ts";
import { completion, sendJson } from "./testing/scripted-provider.ts";

let admin: Member;
const open: { close: () => Promise<void> }[] = [];

beforeAll(async () => {
  admin = await createTestMember({ role: "admin" });
});
afterEach(async () => {
  for (const resource of open.splice(0).reverse()) await resource.close();
  // What a test leaves waiting is not for the workers of the next.
  await db.expansionRun.updateMany({ data: { status: "cancelled" } });
  await db.call.updateMany({ data: { status: "failed" } });
});

/** {@link createExpansionProject}, closed after the test. */
async function project(answer: Answer) {
  const made = await createExpansionProject(answer);
  open.push(made.provider);
  return made;
}

async function worker(capacity = 16): Promise<void> {
  const started = await startWorker(capacity);
  open.push({ close: started.stop });
}

const getRun = (member: Member, number: number) =>
  db.expansionRun.findUniqueOrThrow({ where: { projectId_number: { projectId: member.project.id, number } } });

async function reaches(member: Member, number: number, status: string): Promise<void> {
  await expect.poll(async () => (await getRun(member, number)).status, { timeout: 15_000, interval: 50 }).toBe(status);
}

/** Everything that the run's responses held is an item, a rejection or a malformed part, and the run's counts say so. */
async function expectNothingLost(member: Member, number: number, heldByResponses: number): Promise<void> {
  const run = await getRun(member, number);
  const [items, rejections, malformed, sequences] = await Promise.all([
    db.item.count({ where: { runId: run.id, rejectionId: null } }),
    db.rejection.count({ where: { runId: run.id } }),
    db.malformedPart.count({ where: { runId: run.id } }),
    db.$queryRaw<
      { total: bigint; distinct: bigint }[]
    >`SELECT count(*) AS total, count(DISTINCT sequence) AS distinct FROM (
      SELECT sequence FROM items WHERE project_id = ${run.projectId}::uuid UNION ALL SELECT sequence FROM rejections WHERE project_id = ${run.projectId}::uuid) s`,
  ]);
  expect({ items, rejections, malformed }).toEqual({
    items: run.accepted,
    rejections: run.rejected,
    malformed: run.malformed,
  });
  expect(items + rejections + malformed).toBe(heldByResponses);
  expect(sequences[0]?.distinct).toBe(sequences[0]?.total);
  expect(Object.values(run.rejectedByRule as Record<string, number>).reduce((a, b) => a + b, 0)).toBe(run.rejected);
}

async function settledCalls(member: Member, number: number): Promise<number> {
  const run = await getRun(member, number);
  await expect
    .poll(() => db.call.count({ where: { runId: run.id, status: { in: ["sent", "answered"] } } }), {
      timeout: 15_000,
      interval: 50,
    })
    .toBe(0);
  return db.call.count({ where: { runId: run.id, purpose: "expand", status: "settled" } });
}

test("a run ends exactly at its target, and nothing that its responses held is lost", async () => {
  const { member, endpointId, provider } = await project(writeTasks);
  await worker();
  const { number } = await startExpansion(member, smallRun(endpointId));
  await reaches(member, number, "finished");
  const calls = await settledCalls(member, number);
  expect((await getRun(member, number)).accepted).toBe(20);
  await expectNothingLost(member, number, calls * 3);
  expect(provider.heard.length).toBe(calls);
  expect(provider.heard[0]?.headers.authorization).toBe("Bearer sk-secret-0123456789");
});

test("two workers on one run end it exactly at its target", async () => {
  const { member, endpointId } = await project(writeTasks);
  await worker();
  await worker();
  const { number } = await startExpansion(member, smallRun(endpointId, { target: 100, concurrency: 16 }));
  await reaches(member, number, "finished");
  await expectNothingLost(member, number, (await settledCalls(member, number)) * 3);
  expect((await getRun(member, number)).accepted).toBe(100);
});

test("each kind of defect is turned away by its rule, and what is no task is kept as malformed", async () => {
  const seedTwin = { ...freshTask(), instruction: "Seed 1 alpha1 beta1 gamma1 delta1" };
  const tasks = [
    seedTwin,
    { ...freshTask(), instruction: "Seed 2 alpha2 beta2 gamma2 delta2 epsilon" },
    { ...freshTask(), output: "" },
    { ...freshTask(), input: "same", output: "same" },
    { ...freshTask(), instruction: "Too short" },
    { ...freshTask(), output: "这是一个中文的回答，不是英文。" },
    { ...freshTask(), category: "Poetry" },
    "not a task",
  ];
  const { member, endpointId } = await project((request, response) => {
    const classifies = JSON.stringify(request).includes('"classification"');
    sendJson(
      response,
      200,
      completion(classifies ? '{"reason":"It asks.","category":"GEN","kind":"poem"}' : JSON.stringify({ tasks })),
    );
  });
  await worker();
  const { number } = await startExpansion(member, smallRun(endpointId, { target: 1, concurrency: 1, maxCalls: 1 }));
  await reaches(member, number, "finished");
  const run = await getRun(member, number);
  expect(run.rejectedByRule).toEqual({
    exactDuplicate: 1,
    nearDuplicate: 1,
    emptyOutput: 1,
    outputEqualsInput: 1,
    lengthInWords: 1,
    wrongScript: 1,
  });
  await expectNothingLost(member, number, 8);
  const near = await db.rejection.findFirstOrThrow({ where: { runId: run.id, rule: "nearDuplicate" } });
  // "seed 2 alpha2 beta2 gamma2 delta2" is 6 tokens of 7: P = 6/6, R = 6/7.
  expect(near.score).toBeCloseTo((2 * (6 / 7)) / (1 + 6 / 7), 12);
  expect(near.neighbourSeedId).not.toBeNull();
  // The odd category got a classification of its own.
  await expect
    .poll(() => db.item.findFirstOrThrow({ where: { runId: run.id } }), { timeout: 10_000 })
    .toMatchObject({ rawCategory: "Poetry", proposedCategory: "GEN", kind: "poem", category: null });
});

test("settling an answer twice settles it once", async () => {
  const { member, endpointId } = await project(writeTasks);
  const { number } = await startExpansion(member, smallRun(endpointId));
  const run = await getRun(member, number);
  const call = await db.call.findFirstOrThrow({ where: { runId: run.id } });
  const response = JSON.stringify({ tasks: [freshTask()] });
  await db.call.update({ where: { id: call.id }, data: { status: "answered", response, finishReason: "stop" } });
  await Promise.all([1, 2, 3, 4].map(() => settleCalls(member.project.id, [call.id])));
  expect((await getRun(member, number)).accepted).toBe(1);
  await expectNothingLost(member, number, 1);
});

test("an answer of any other form than asked for is read leniently, and one cut off by length loses its last task only", async () => {
  const cut = JSON.stringify({ tasks: [freshTask(), freshTask()] }).slice(0, -30);
  const { member, endpointId } = await project((_request, response) =>
    sendJson(response, 200, completion(cut, "length")),
  );
  await worker();
  const { number } = await startExpansion(member, smallRun(endpointId, { maxCalls: 1 }));
  await reaches(member, number, "finished");
  expect(await getRun(member, number)).toMatchObject({
    accepted: 1,
    malformed: 1,
    stopReason: expect.stringContaining("1 call"),
  });
  await expectNothingLost(member, number, 2);
});

test("parameters that the endpoint refuses are left out, and remembered for the next call", async () => {
  const { member, endpointId, provider } = await project((request, response, number) => {
    if (request.max_tokens)
      return sendJson(response, 400, {
        error: { message: "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens'.", param: "max_tokens" },
      });
    if (request.temperature !== undefined)
      return sendJson(response, 400, { error: { message: "temperature is not supported", param: "temperature" } });
    return writeTasks(request, response, number);
  });
  await worker();
  const { number } = await startExpansion(member, smallRun(endpointId, { concurrency: 1, target: 9 }));
  await reaches(member, number, "finished");
  const refused = provider.heard.filter((request) => request.max_tokens || request.temperature !== undefined);
  expect(refused.length).toBe(2);
  const endpoint = await db.modelEndpoint.findUniqueOrThrow({ where: { id: endpointId } });
  expect(endpoint.refusals).toEqual({ scripted: ["max_tokens", "temperature"] });
  expect((await getRun(member, number)).callsFailed).toBe(0);
});

test("429 and 500 are tried again, and the run still ends at its target", async () => {
  const { member, endpointId } = await project((request, response, number) => {
    if (number === 0) return sendJson(response, 429, { error: { message: "slow down" } }, { "retry-after": "0" });
    if (number === 1) return sendJson(response, 500, { error: { message: "oops" } });
    return writeTasks(request, response, number);
  });
  await worker();
  const { number } = await startExpansion(member, smallRun(endpointId, { target: 6, concurrency: 2 }));
  await reaches(member, number, "finished");
  expect(await getRun(member, number)).toMatchObject({ accepted: 6, callsFailed: 0 });
});

test("a key that is not accepted stops the run at once with the provider's words, and the run resumes when it is mended", async () => {
  let accepted = false;
  const { member, endpointId, provider } = await project((request, response, number) =>
    accepted
      ? writeTasks(request, response, number)
      : sendJson(response, 401, { error: { message: "Incorrect API key provided: sk-…" } }),
  );
  await worker();
  const { number } = await startExpansion(member, smallRun(endpointId, { target: 6, concurrency: 2 }));
  await reaches(member, number, "failed");
  expect((await getRun(member, number)).stopReason).toContain("Incorrect API key provided");
  expect(provider.heard.length).toBeLessThanOrEqual(2);
  accepted = true;
  await resumeRun(member, number);
  await reaches(member, number, "finished");
  expect((await getRun(member, number)).accepted).toBe(6);
});

test("a paused run sends nothing more and goes on where it stopped", async () => {
  const held: (() => void)[] = [];
  let hold = true;
  const { member, endpointId, provider } = await project(async (request, response, number) => {
    if (hold) await new Promise<void>((resolve) => held.push(resolve));
    return writeTasks(request, response, number);
  });
  await worker();
  const { number } = await startExpansion(member, smallRun(endpointId, { target: 12, concurrency: 2 }));
  await expect.poll(() => provider.heard.length, { timeout: 10_000 }).toBe(2);
  await pauseRun(member, number);
  hold = false;
  for (const go of held) go();
  expect(await settledCalls(member, number)).toBe(2);
  expect(await getRun(member, number)).toMatchObject({ status: "paused", accepted: 6 });
  expect(provider.heard.length).toBe(2);
  await expect(pauseRun(member, number)).rejects.toMatchObject({ code: "conflict" });
  await resumeRun(member, number);
  await reaches(member, number, "finished");
  expect((await getRun(member, number)).accepted).toBe(12);
});

test("answers that come after a cancel are kept as rejections", async () => {
  let release: () => void = () => {};
  const { member, endpointId, provider } = await project(async (request, response, number) => {
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    return writeTasks(request, response, number);
  });
  await worker();
  const { number } = await startExpansion(member, smallRun(endpointId, { concurrency: 1 }));
  await expect.poll(() => provider.heard.length, { timeout: 10_000 }).toBe(1);
  await cancelRun(member, number);
  release();
  await settledCalls(member, number);
  expect(await getRun(member, number)).toMatchObject({
    status: "cancelled",
    accepted: 0,
    rejectedByRule: { runCancelled: 3 },
  });
  await expectNothingLost(member, number, 3);
});

test("the calls of a dead worker are taken up within 15 seconds", { timeout: 40_000 }, async () => {
  const { member, endpointId } = await project(writeTasks);
  const { number } = await startExpansion(member, smallRun(endpointId, { target: 6, concurrency: 2 }));
  const run = await getRun(member, number);
  // A worker claims both calls that may be under way, and is never heard of again.
  expect(
    (await claimCalls("dead", { slots: 10, ahead: 0, aheadOf: [], holding: [] })).map((call) => call.runId),
  ).toEqual([run.id, run.id]);
  const claimed = await db.call.findMany({ where: { runId: run.id, leasedBy: "dead" } });
  expect(claimed).toHaveLength(2);
  // With the time between two sweeps it makes fifteen.
  for (const { leaseUntil } of claimed)
    expect((leaseUntil?.getTime() ?? Number.POSITIVE_INFINITY) - Date.now()).toBeLessThan(15_000 - beatSeconds * 1000);
  await worker();
  await expect
    .poll(async () => (await getRun(member, number)).status, { timeout: 25_000, interval: 50 })
    .toBe("finished");
  await expectNothingLost(member, number, (await settledCalls(member, number)) * 3);
});

test("a restored rejection becomes one item, marked as an override, however often it is asked for", async () => {
  const { member, endpointId } = await project((_request, response) =>
    sendJson(response, 200, completion(JSON.stringify({ tasks: [{ ...freshTask(), output: "" }] }))),
  );
  await worker();
  const { number } = await startExpansion(member, smallRun(endpointId, { maxCalls: 1, concurrency: 1 }));
  await reaches(member, number, "finished");
  const rejection = await db.rejection.findFirstOrThrow({ where: { projectId: member.project.id } });
  const restored = await Promise.all([1, 2, 3].map(() => restoreRejection(member, rejection.id)));
  expect(new Set(restored.map((item) => item.itemSequence)).size).toBe(1);
  const items = await db.item.findMany({ where: { projectId: member.project.id } });
  expect(items).toMatchObject([{ rejectionId: rejection.id, status: "pending" }]);
  const stranger = await createTestMember({ role: "admin" });
  await expect(restoreRejection(stranger, rejection.id)).rejects.toMatchObject({ code: "not-found" });
});

test("a run without enough complete seeds does not start, and a viewer may not start one", async () => {
  const { member, endpointId } = await project(writeTasks);
  await expect(startExpansion(member, smallRun(endpointId, { seedsPerPrompt: 6 }))).rejects.toMatchObject({
    message: "expansion.errors.tooFewSeeds",
  });
  await expect(startExpansion({ ...member, role: "viewer" }, smallRun(endpointId))).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(startExpansion(admin, smallRun(endpointId))).rejects.toMatchObject({ code: "invalid" });
});
