import { afterEach, expect, test } from "vitest";
import { resumeRun } from "#lib/expansion/commands/control-run.ts";
import { savePrice } from "#lib/expansion/commands/save-price.ts";
import { startExpansion } from "#lib/expansion/commands/start-expansion.ts";
import { toPicodollars } from "#lib/expansion/money.ts";
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

/** A project at a practice model of its own, whose model has a price: $1 in, $0.50 from the cache, $4 out, for a million tokens. */
async function project(settings: PracticeSettings, model = "practice") {
  const practice = await startPracticeModel(settings);
  open.push(practice);
  const made = await createPracticeProject(practice.url);
  await savePrice(made.member, {
    endpointId: made.endpointId,
    model,
    input: 1,
    cachedInput: 0.5,
    output: 4,
    batchShare: 50,
  });
  return { ...made, practice };
}

async function workers(count: number, capacity = 128): Promise<void> {
  for (let i = 0; i < count; i++) open.push({ close: (await startWorker(capacity)).stop });
}

const getRun = (member: Member, number: number) =>
  db.expansionRun.findUniqueOrThrow({
    where: { projectId_number: { projectId: member.project.id, number } },
    include: { account: true },
  });

/** Waits until no attempt is open and the run has stopped; meanwhile the account must never pass the cap. */
async function watch(member: Member, number: number, cap: bigint): Promise<void> {
  await expect
    .poll(
      async () => {
        const { account, status, id } = await getRun(member, number);
        expect((account?.spent ?? 0n) + (account?.reserved ?? 0n)).toBeLessThanOrEqual(cap);
        return status !== "running" && (await db.attempt.count({ where: { runId: id, state: "open" } })) === 0;
      },
      { timeout: 60_000, interval: 20 },
    )
    .toBe(true);
}

/** Every picodollar that an attempt is charged stands on the accounts of run, month and day, and nothing else does. */
async function expectBooksBalance(member: Member, number: number) {
  const { id, projectId, account } = await getRun(member, number);
  const attempts = await db.attempt.findMany({ where: { runId: id } });
  const charged = attempts.reduce((sum, attempt) => sum + (attempt.charged ?? 0n), 0n);
  const days = await db.spending.findMany({ where: { runId: id } });
  const months = await db.monthAccount.findMany({ where: { projectId } });
  expect(account).toMatchObject({ spent: charged, reserved: 0n });
  expect(days.reduce((sum, day) => sum + day.charged, 0n)).toBe(charged);
  expect(days.reduce((sum, day) => sum + day.attempts, 0)).toBe(attempts.length);
  expect(months.reduce((sum, month) => sum + month.spent, 0n)).toBe(charged);
  expect(months.reduce((sum, month) => sum + month.reserved, 0n)).toBe(0n);
  return { attempts, charged };
}

test.for([
  ["tells the truth", {}],
  ["reports a thousand times the tokens", { faults: "usage-high" }],
  // So rare that eight failures in a row, after which workers wait for half a minute, do not come by chance.
  [
    "reports no tokens at all, cuts off and fails",
    { faults: "usage-low:0.3,no-usage:0.2,500:0.1,reset:0.05,429:0.01" },
  ],
] as [string, PracticeSettings][])(
  "with 4 workers and 128 calls at once the cap is never passed by a model that %s",
  {
    timeout: 90_000,
  },
  async ([, faults]) => {
    const { member, endpointId, practice } = await project({ latency: "5-40", ...faults });
    await workers(4);
    const spendCap = 0.9;
    const { number } = await startExpansion(
      member,
      smallRun(endpointId, { model: "practice", target: 100_000, concurrency: 128, maxOutputTokens: 2_000, spendCap }),
    );
    await watch(member, number, toPicodollars(spendCap));
    expect(await getRun(member, number)).toMatchObject({ status: "paused", stopCode: "spendCap" });
    const { attempts, charged } = await expectBooksBalance(member, number);
    expect(charged).toBeLessThanOrEqual(toPicodollars(spendCap));
    // It was used as far as whole calls go: less than two calls' reservation is left.
    const widest = attempts.reduce((most, { reserved }) => (reserved && reserved > most ? reserved : most), 0n);
    expect(toPicodollars(spendCap) - charged).toBeLessThan(widest);
    // Each request that the provider saw is an attempt on record.
    const stats = (await (await fetch(`${practice.controlUrl}/stats`)).json()) as { requests: number };
    expect(attempts.length).toBe(stats.requests);
  },
);

test("a run that its cap has paused goes on where it stopped once there is room", async () => {
  const { member, endpointId } = await project({ latency: 5 });
  await workers(1);
  const { number } = await startExpansion(
    member,
    smallRun(endpointId, { model: "practice", target: 30, maxOutputTokens: 2_000, spendCap: 0.02 }),
  );
  await watch(member, number, toPicodollars(0.02));
  const { id, accepted } = await getRun(member, number);
  expect(accepted).toBeLessThan(30);
  await db.runAccount.update({ where: { runId: id }, data: { cap: toPicodollars(5) } });
  await resumeRun(member, number);
  await expect.poll(async () => (await getRun(member, number)).status, { timeout: 20_000 }).toBe("finished");
  expect((await getRun(member, number)).accepted).toBe(30);
});

test("the project's budget of the month holds over its runs, and a model without a price is not asked under one", async () => {
  const { member, endpointId } = await project({ latency: 5 });
  const budget = toPicodollars(0.05);
  await db.project.update({ where: { id: member.project.id }, data: { monthlyBudget: budget } });
  await workers(2);
  const settings = smallRun(endpointId, { model: "practice", target: 1_000, maxOutputTokens: 2_000, concurrency: 8 });
  const numbers = [(await startExpansion(member, settings)).number, (await startExpansion(member, settings)).number];
  for (const number of numbers) await watch(member, number, budget);
  for (const number of numbers)
    expect(await getRun(member, number)).toMatchObject({ status: "paused", stopCode: "budget" });
  const [month] = await db.monthAccount.findMany({ where: { projectId: member.project.id } });
  expect(month?.spent).toBeLessThanOrEqual(budget);
  expect(month?.spent).toBeGreaterThan(budget / 2n);
  const { number } = await startExpansion(member, { ...settings, model: "practice-plain" });
  await watch(member, number, budget);
  const unpriced = await getRun(member, number);
  expect(unpriced).toMatchObject({ status: "paused", stopReason: expect.stringContaining("no price") });
  expect(await db.attempt.count({ where: { runId: unpriced.id } })).toBe(0);
});
