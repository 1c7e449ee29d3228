import { afterEach, expect, test } from "vitest";
import { beatSeconds, claimCalls, extendLeases } from "#lib/expansion/commands/claim-calls.ts";
import { cancelRun, pauseRun, resumeRun } from "#lib/expansion/commands/control-run.ts";
import { failCall, giveUpSettling } from "#lib/expansion/commands/fail-call.ts";
import { archiveEndpoint } from "#lib/expansion/commands/save-endpoint.ts";
import { startExpansion } from "#lib/expansion/commands/start-expansion.ts";
import { tendRuns } from "#lib/expansion/commands/tend-runs.ts";
import { maxAttempts } from "#lib/expansion/retry-delay.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { startWorker } from "./start-worker.ts";
import { type Answer, createExpansionProject, freshTask, smallRun, writeTasks } from "./testing/expansion-project.ts";
import { completion, sendJson } from "./testing/scripted-provider.ts";

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const resource of open.splice(0).reverse()) await resource.close();
  // What a test leaves waiting is not for the workers of the next.
  await db.expansionRun.updateMany({ data: { status: "cancelled" } });
  await db.call.updateMany({ data: { status: "failed" } });
});

async function project(answer: Answer) {
  const made = await createExpansionProject(answer);
  open.push(made.provider);
  return made;
}

async function worker(): Promise<void> {
  const started = await startWorker(16);
  open.push({ close: started.stop });
}

const getRun = (member: Member, number: number) =>
  db.expansionRun.findUniqueOrThrow({ where: { projectId_number: { projectId: member.project.id, number } } });

async function reaches(member: Member, number: number, status: string) {
  await expect.poll(async () => (await getRun(member, number)).status, { timeout: 15_000, interval: 50 }).toBe(status);
  return getRun(member, number);
}

async function noCallIsOpen(runId: string): Promise<void> {
  await expect
    .poll(() => db.call.count({ where: { runId, status: { in: ["planned", "sent", "answered"] } } }), {
      timeout: 15_000,
      interval: 50,
    })
    .toBe(0);
}

const isClassification = (request: unknown) => JSON.stringify(request).includes('"classification"');
const refuseKey: Answer = (_request, response) =>
  sendJson(response, 401, { error: { message: "Incorrect API key provided" } });

test("a key that is withdrawn after a run ended does not have its classifications sent for ever", async () => {
  const { member, endpointId, provider } = await project((request, response, number) => {
    if (isClassification(request)) return refuseKey(request, response, number);
    const tasks = [freshTask("Poetry"), freshTask("Poetry"), freshTask("Poetry")];
    sendJson(response, 200, completion(JSON.stringify({ tasks })));
  });
  await worker();
  const { number } = await startExpansion(member, smallRun(endpointId, { target: 3, concurrency: 1 }));
  const run = await reaches(member, number, "finished");
  await noCallIsOpen(run.id);
  expect(provider.heard.filter(isClassification).length).toBe(3);
  expect(await db.call.findMany({ where: { runId: run.id, purpose: "classify" } })).toMatchObject(
    Array.from({ length: 3 }, () => ({ status: "failed", error: expect.stringContaining("Incorrect API key") })),
  );
});

test("a run whose target is reached while it is paused is finished", async () => {
  const held: (() => void)[] = [];
  const { member, endpointId, provider } = await project(async (request, response, number) => {
    await new Promise<void>((resolve) => held.push(resolve));
    return writeTasks(request, response, number);
  });
  await worker();
  const { number } = await startExpansion(member, smallRun(endpointId, { target: 3, concurrency: 1 }));
  await expect.poll(() => provider.heard.length, { timeout: 10_000 }).toBe(1);
  await pauseRun(member, number);
  for (const go of held) go();
  const run = await reaches(member, number, "finished");
  expect(run.accepted).toBe(3);
  await noCallIsOpen(run.id);
});

test("a paused run that has its target already ends when it is resumed", async () => {
  const { member, endpointId } = await project(writeTasks);
  const { number } = await startExpansion(member, smallRun(endpointId, { target: 3 }));
  await pauseRun(member, number);
  const { id } = await getRun(member, number);
  // As an older release left it.
  await db.expansionRun.update({ where: { id }, data: { accepted: 3 } });
  await resumeRun(member, number);
  expect(await getRun(member, number)).toMatchObject({ status: "finished", runningSince: null });
  await noCallIsOpen(id);
});

test("a call under way that fails after its run was cancelled does not wait for ever", {
  timeout: 30_000,
}, async () => {
  const held: (() => void)[] = [];
  const { member, endpointId, provider } = await project(async (_request, response) => {
    await new Promise<void>((resolve) => held.push(resolve));
    sendJson(response, 429, { error: { message: "slow down" } });
  });
  await worker();
  const { number } = await startExpansion(member, smallRun(endpointId, { concurrency: 1 }));
  await expect.poll(() => provider.heard.length, { timeout: 10_000 }).toBe(1);
  await cancelRun(member, number);
  for (const go of held) go();
  await noCallIsOpen((await getRun(member, number)).id);
  expect(provider.heard.length).toBe(1);
});

test("cancelling a run drops its classifications too", async () => {
  const { member, endpointId } = await project(writeTasks);
  const { number } = await startExpansion(member, smallRun(endpointId));
  const { id } = await getRun(member, number);
  await db.call.updateMany({ where: { runId: id, number: 1 }, data: { purpose: "classify" } });
  await cancelRun(member, number);
  await noCallIsOpen(id);
});

test("an answer whose every field lies is recorded once, and paid for once", async () => {
  const { member, endpointId, provider } = await project((_request, response) => {
    const answer = completion(JSON.stringify({ tasks: [freshTask()] }), "st\u0000op \ud800");
    answer.model = "lying\u0000model \udfff";
    answer.usage = { prompt_tokens: 5e12, completion_tokens: 1e10, total_tokens: -1 };
    sendJson(response, 200, answer);
  });
  await worker();
  const { number } = await startExpansion(member, smallRun(endpointId, { target: 1, concurrency: 1 }));
  const run = await reaches(member, number, "finished");
  expect(run.accepted).toBe(1);
  expect(provider.heard.length).toBe(1);
});

test("a provider whose words no database can hold stops the run as any other does", async () => {
  const { member, endpointId } = await project((_request, response) =>
    sendJson(response, 401, { error: { message: "no\u0000such key \ud800" } }),
  );
  await worker();
  const { number } = await startExpansion(member, smallRun(endpointId, { concurrency: 1 }));
  expect((await reaches(member, number, "failed")).stopReason).toContain("no\ufffdsuch key");
});

test("a provider that repeats the key in its words does not have it kept", async () => {
  const { member, endpointId } = await project((request, response) =>
    sendJson(response, 401, { error: { message: `bad header: ${request.headers.authorization}` } }),
  );
  await worker();
  const { number } = await startExpansion(member, smallRun(endpointId, { concurrency: 1 }));
  const { id, stopReason } = await reaches(member, number, "failed");
  expect(stopReason).toContain("bad header: Bearer");
  expect(stopReason).not.toContain("sk-secret");
  expect(JSON.stringify(await db.call.findMany({ where: { runId: id } }))).not.toContain("sk-secret");
});

test("a sign of life and a claim do not wait for a call that is being settled", async () => {
  const { member, endpointId } = await project(writeTasks);
  const { number } = await startExpansion(member, smallRun(endpointId));
  const run = await getRun(member, number);
  const [settling, under] = await claimCalls("settler", { slots: 2, ahead: 0, aheadOf: [], holding: [] });
  const another = await db.call.findFirstOrThrow({ where: { runId: run.id, status: "planned" } });
  await db.$transaction(async (tx) => {
    await tx.call.update({
      where: { id: settling?.id as string },
      data: { status: "answered", leaseUntil: new Date(0) },
    });
    const before = await db.call.findUniqueOrThrow({ where: { id: under?.id as string } });
    await db.call.update({ where: { id: before.id }, data: { leaseUntil: new Date(Date.now() + 1_000) } });
    await extendLeases("settler", [settling?.id as string, before.id]);
    const after = await db.call.findUniqueOrThrow({ where: { id: before.id } });
    expect(after.leaseUntil?.getTime()).toBeGreaterThan(Date.now() + beatSeconds * 1000);
    expect(
      (await claimCalls("other", { slots: 10, ahead: 0, aheadOf: [], holding: [] })).map((call) => call.id),
    ).toContain(another.id);
  });
});

test("a worker does not take up a call again that it still has under way", async () => {
  const { member, endpointId } = await project(writeTasks);
  await startExpansion(member, smallRun(endpointId, { concurrency: 1 }));
  const [call] = await claimCalls("slow", { slots: 1, ahead: 0, aheadOf: [], holding: [] });
  await db.call.update({ where: { id: call?.id as string }, data: { leaseUntil: new Date(0) } });
  expect(await claimCalls("slow", { slots: 1, ahead: 0, aheadOf: [], holding: [call?.id as string] })).toEqual([]);
  expect(await claimCalls("slow", { slots: 1, ahead: 0, aheadOf: [], holding: [] })).toMatchObject([{ id: call?.id }]);
});

test("a call that ends every worker which takes it up is given up, and the run goes on", async () => {
  const { member, endpointId } = await project(writeTasks);
  const { number } = await startExpansion(member, smallRun(endpointId, { target: 3, concurrency: 1 }));
  const run = await getRun(member, number);
  await db.call.update({
    where: { runId_purpose_number: { runId: run.id, purpose: "expand", number: 1 } },
    data: { status: "sent", attempts: maxAttempts, leasedBy: "dead", leaseUntil: new Date(0) },
  });
  await worker();
  const finished = await reaches(member, number, "finished");
  expect(finished).toMatchObject({ accepted: 3, callsFailed: 1 });
  const call = await db.call.findFirstOrThrow({ where: { runId: run.id, number: 1 } });
  expect(call).toMatchObject({ status: "failed", response: null, error: expect.stringContaining("never heard of") });
});

test("an answer that the database does not take ends no worker, and its call is taken up again", {
  timeout: 40_000,
}, async () => {
  const { member, endpointId } = await project(writeTasks);
  const unhandled: unknown[] = [];
  const note = (error: unknown) => unhandled.push(error);
  process.on("unhandledRejection", note);
  open.push({ close: async () => void process.off("unhandledRejection", note) });
  const { number } = await startExpansion(member, smallRun(endpointId, { target: 3, concurrency: 1 }));
  const { id } = await getRun(member, number);
  // The kind of refusal that no other attempt mends.
  await db.$executeRawUnsafe(
    `ALTER TABLE attempts ADD CONSTRAINT refuses CHECK (state <> 'done' OR run_id <> '${id}') NOT VALID`,
  );
  const take = () => db.$executeRaw`ALTER TABLE attempts DROP CONSTRAINT IF EXISTS refuses`;
  open.push({ close: async () => void (await take()) });
  await worker();
  await expect
    .poll(() => db.call.findFirst({ where: { runId: id, attempts: 2 } }), { timeout: 20_000, interval: 50 })
    .not.toBeNull();
  await take();
  expect(await reaches(member, number, "finished")).toMatchObject({ accepted: 3 });
  expect(unhandled).toEqual([]);
});

test("a run that cannot be tended holds no other up", async () => {
  const { member, endpointId } = await project(writeTasks);
  const [broken, idle] = [
    await startExpansion(member, smallRun(endpointId)),
    await startExpansion(member, smallRun(endpointId)),
  ];
  const ids = await Promise.all([broken, idle].map(async ({ number }) => (await getRun(member, number)).id));
  await db.call.updateMany({ where: { runId: { in: ids } }, data: { status: "failed" } });
  await db.expansionRun.update({ where: { id: ids[0] as string }, data: { settings: { no: "settings" } } });
  await tendRuns();
  expect(await db.call.count({ where: { runId: ids[1] as string, status: "planned" } })).toBeGreaterThan(0);
});

test("a failed run whose endpoint was taken out of use does not resume", async () => {
  const { member, endpointId } = await project(refuseKey);
  await worker();
  const { number } = await startExpansion(member, smallRun(endpointId, { concurrency: 1 }));
  await reaches(member, number, "failed");
  await archiveEndpoint(member, endpointId);
  await expect(resumeRun(member, number)).rejects.toMatchObject({ message: "expansion.errors.endpointGone" });
  expect((await getRun(member, number)).status).toBe("failed");
});

test("an endpoint that a running run only classifies with is not taken out of use", async () => {
  const { member, endpointId } = await project(writeTasks);
  const { id: judge } = await db.modelEndpoint.create({
    data: { projectId: member.project.id, name: "Judge", baseUrl: "http://127.0.0.1:9/v1" },
  });
  await startExpansion(member, smallRun(endpointId, { classification: "ownPass", classifyEndpointId: judge }));
  await expect(archiveEndpoint(member, judge)).rejects.toMatchObject({ message: "expansion.errors.endpointInUse" });
});

test("calls that fail together do not wait for connections which they hold themselves", async () => {
  const { member, endpointId } = await project(writeTasks);
  const { number } = await startExpansion(member, smallRun(endpointId, { concurrency: 40, target: 1000 }));
  const calls = await claimCalls("w", { slots: 40, ahead: 0, aheadOf: [], holding: [] });
  expect(calls.length).toBe(40);
  await Promise.all(calls.map((call) => failCall(call.id, "w", "no answer")));
  expect(await getRun(member, number)).toMatchObject({ status: "failed", callsFailed: 40 });
});

test("answers that cannot be settled are kept whole as malformed parts, and the fifth in a row stops the run", async () => {
  const { member, endpointId } = await project(writeTasks);
  const { number } = await startExpansion(member, smallRun(endpointId, { target: 1000, concurrency: 4 }));
  const run = await getRun(member, number);
  for (let failure = 1; failure <= 5; failure++) {
    const call = await db.call.findFirstOrThrow({ where: { runId: run.id, status: "planned" } });
    await db.call.update({ where: { id: call.id }, data: { status: "answered", response: `answer ${failure}` } });
    await giveUpSettling(call.id, "a rule of the database");
  }
  expect(await getRun(member, number)).toMatchObject({
    status: "failed",
    stopReason: expect.stringContaining("a rule of the database"),
    callsFailed: 5,
    malformed: 5,
  });
  const parts = await db.malformedPart.findMany({ where: { runId: run.id }, orderBy: { raw: "asc" } });
  expect(parts.map((part) => part.raw)).toEqual(["answer 1", "answer 2", "answer 3", "answer 4", "answer 5"]);
});

test("a run whose built-in prompt has other words since it began stops, and sends none of them", async () => {
  const { member, endpointId, provider } = await project(writeTasks);
  const { number } = await startExpansion(member, smallRun(endpointId));
  // As a release before this one left it.
  await db.expansionRun.update({
    where: { projectId_number: { projectId: member.project.id, number } },
    data: { promptVersion: "expansion-1" },
  });
  await worker();
  expect(await reaches(member, number, "failed")).toMatchObject({
    stopCode: "promptChanged",
    stopReason: expect.stringMatching(/began with the built-in prompt expansion-1, and this release has expansion-\d/),
  });
  expect(provider.heard).toEqual([]);
});
