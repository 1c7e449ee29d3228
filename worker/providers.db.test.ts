import { afterEach, expect, test } from "vitest";
import { savePrice } from "#lib/expansion/commands/save-price.ts";
import { startExpansion } from "#lib/expansion/commands/start-expansion.ts";
import type { ProbeWaits } from "#lib/expansion/pace.ts";
import { db } from "#lib/platform/db.ts";
import type { Member } from "#lib/team/member.ts";
import { type PracticeSettings, startPracticeModel } from "#practice-model/start-practice-model.ts";
import { startWorker } from "./start-worker.ts";
import { createPracticeProject, smallRun } from "./testing/expansion-project.ts";

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const resource of open.splice(0).reverse()) await resource.close();
  await db.expansionRun.updateMany({ data: { status: "cancelled" } });
  await db.call.updateMany({ data: { status: "failed" } });
});

async function project(settings: PracticeSettings) {
  const practice = await startPracticeModel(settings);
  open.push(practice);
  const made = await createPracticeProject(practice.url);
  await savePrice(made.member, {
    endpointId: made.endpointId,
    model: "practice",
    input: 1,
    cachedInput: 0.5,
    output: 4,
    batchShare: 50,
  });
  return { ...made, practice };
}

async function workers(count: number, probes?: ProbeWaits): Promise<void> {
  for (let i = 0; i < count; i++) open.push({ close: (await startWorker(64, probes)).stop });
}

const getRun = (member: Member, number: number) =>
  db.expansionRun.findUniqueOrThrow({
    where: { projectId_number: { projectId: member.project.id, number } },
    include: { account: true },
  });

async function ends(member: Member, number: number, timeout = 40_000) {
  await expect.poll(async () => (await getRun(member, number)).status, { timeout, interval: 50 }).not.toBe("running");
  const { id } = await getRun(member, number);
  await expect
    .poll(() => db.attempt.count({ where: { runId: id, state: "open" } }), { timeout: 20_000, interval: 50 })
    .toBe(0);
  return getRun(member, number);
}

// How a provider can behave, what an attempt then comes to, and whether it may have cost something.
const misdeeds: [fault: string, outcome: string, mayHaveCost: boolean][] = [
  ["429", "rateLimited", false],
  ["500", "providerError", true],
  ["503", "providerError", false],
  ["hang", "timedOut", true],
  ["timeout", "timedOut", true],
  ["reset", "connectionLost", true],
  ["drop", "connectionLost", true],
  ["html", "unusable", true],
  ["error200", "unusable", true],
  ["garbled", "unusable", true],
  ["no-choices", "unusable", true],
  ["huge", "tooLong", true],
  ["400", "refused", false],
  ["401", "keyRefused", false],
];

test("however a provider misbehaves, each attempt ends in a counted, kept outcome, and the run goes on or says why not", {
  timeout: 90_000,
}, async () => {
  await workers(1);
  // All at once: most of the time is spent waiting for providers that do not answer.
  await Promise.all(
    misdeeds.map(async ([fault, outcome, costs]) => {
      const { member, endpointId } = await project({ faults: `${fault}:0.5` });
      const { number } = await startExpansion(
        member,
        smallRun(endpointId, { model: "practice", target: 9, concurrency: 5, answerTimeoutSeconds: 5 }),
      );
      const run = await ends(member, number, 80_000);
      const attempts = await db.attempt.findMany({ where: { runId: run.id } });
      const failed = attempts.filter((attempt) => attempt.outcome !== "answered");
      expect(failed.length, fault).toBeGreaterThan(0);
      for (const attempt of failed) {
        const found = { fault, outcome: attempt.outcome, state: attempt.state, charged: attempt.charged };
        expect(found).toEqual({ fault, outcome, state: "done", charged: costs ? attempt.reserved : 0n });
        expect(attempt.error, fault).not.toBe("");
        expect(attempt.request).toMatchObject({ model: "practice" });
      }
      const stops = outcome === "refused" || outcome === "keyRefused";
      expect({ fault, status: run.status, stopCode: run.stopCode, reached: run.accepted === 9 }).toEqual({
        fault,
        ...(stops
          ? { status: "failed", stopCode: outcome, reached: false }
          : { status: "finished", stopCode: null, reached: true }),
      });
      const charged = attempts.reduce((sum, attempt) => sum + (attempt.charged ?? 0n), 0n);
      expect(run.account, fault).toMatchObject({ spent: charged, reserved: 0n });
    }),
  );
});

test("a body that is no UTF-8 is read with replacement characters, and its response kept as it was read", async () => {
  const { member, endpointId } = await project({ faults: "invalid-utf8" });
  await workers(1);
  const { number } = await startExpansion(
    member,
    smallRun(endpointId, { model: "practice", target: 3, maxCalls: 3, concurrency: 1 }),
  );
  const run = await ends(member, number);
  const calls = await db.call.findMany({ where: { runId: run.id, status: "settled" } });
  expect(calls.length).toBeGreaterThan(0);
  for (const call of calls) expect(call.response).toContain("\ufffd");
});

test("workers find out together how many requests at once a provider bears", { timeout: 60_000 }, async () => {
  const { member, endpointId, practice } = await project({ latency: 60, atOnce: 6 });
  await workers(3);
  const { number } = await startExpansion(
    member,
    smallRun(endpointId, { model: "practice", target: 150, concurrency: 48 }),
  );
  const run = await ends(member, number, 50_000);
  // Refusals for rate end no call and no run.
  expect(run).toMatchObject({ status: "finished", accepted: 150, callsFailed: 0 });
  const pace = await db.endpointPace.findFirstOrThrow({ where: { endpointId } });
  expect(pace.ceiling).toBeGreaterThanOrEqual(1);
  expect(pace.ceiling).toBeLessThan(24);
  const attempts = await db.attempt.findMany({ where: { runId: run.id }, orderBy: { startedAt: "asc" } });
  const refused = (some: typeof attempts) => some.filter((attempt) => attempt.outcome === "rateLimited").length;
  expect(refused(attempts)).toBeGreaterThan(0);
  // Once found out it is kept to, but for a try now and then whether there is more: 48 at once would be refused seven times of eight.
  const later = attempts.slice(attempts.length / 2);
  expect(refused(later) / later.length).toBeLessThan(0.5);
  const stats = (await (await fetch(`${practice.controlUrl}/stats`)).json()) as { requests: number };
  expect(stats.requests).toBe(await db.attempt.count({ where: { runId: run.id } }));
});

test("the breaker opens when a provider is down, tries one at a time, and closes when it is back", {
  timeout: 60_000,
}, async () => {
  const { member, endpointId, practice } = await project({ latency: 20 });
  const outage = (on: boolean) =>
    fetch(`${practice.controlUrl}/outage`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ on }),
    });
  await outage(true);
  // Long enough that all sixteen would go out again in between, were they let.
  await workers(2, { firstMs: 500, longestMs: 3_000 });
  const { number } = await startExpansion(
    member,
    smallRun(endpointId, { model: "practice", target: 40, concurrency: 16 }),
  );
  const { id } = await getRun(member, number);
  const opened = async () => (await db.endpointPace.findFirst({ where: { endpointId } }))?.opened ?? 0;
  await expect.poll(opened, { timeout: 15_000, interval: 50 }).toBeGreaterThanOrEqual(1);
  const whenOpened = await db.attempt.count({ where: { runId: id } });
  await expect.poll(opened, { timeout: 20_000, interval: 50 }).toBeGreaterThanOrEqual(2);
  // The first wait let one request at a time through, not sixteen.
  expect((await db.attempt.count({ where: { runId: id } })) - whenOpened).toBeLessThanOrEqual(16);
  await outage(false);
  const run = await ends(member, number, 50_000);
  expect(run).toMatchObject({ status: "finished", accepted: 40, callsFailed: 0 });
  expect(await db.endpointPace.findFirst({ where: { endpointId } })).toMatchObject({ opened: 0, failures: 0 });
});
