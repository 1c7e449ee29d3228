import { beforeEach, expect, test } from "vitest";
import { db } from "#lib/platform/db.ts";
import { createTestMember } from "#lib/team/testing/create-test-member.ts";
import { budgetInput, spendCapInput } from "../budget-schema.ts";
import { changeSpendCap } from "../commands/change-spend-cap.ts";
import { setBudget } from "../commands/set-budget.ts";
import { createTestRuns, type TestRuns } from "../testing/create-test-run.ts";
import { getCosts, getMonthBudget } from "./costs.ts";
import { getRunProgress } from "./get-run.ts";

let runs: TestRuns;
let run: { number: number; id: string };

beforeEach(async () => {
  runs = await createTestRuns();
  run = await runs.start();
  await db.runAccount.upsert({ where: { runId: run.id }, create: { runId: run.id }, update: {} });
});

/** An attempt that came to its end, and its share of the sums, as whoever ends one writes them. */
async function charge(day: string, model: string, charged: bigint | null): Promise<void> {
  const projectId = runs.member.project.id;
  const call = await db.call.findFirstOrThrow({ where: { runId: run.id } });
  const date = new Date(day);
  const shared = { projectId, runId: run.id, endpointId: runs.endpointId, model, day: date };
  const number = 1 + (await db.attempt.count({ where: { callId: call.id } }));
  const tokens = { inputTokens: 100, cachedTokens: 40, outputTokens: 20 };
  const ended = { state: "done", outcome: "answered", request: {}, inputBound: 500, outputBound: 100 } as const;
  await db.attempt.create({
    data: { ...shared, ...tokens, ...ended, callId: call.id, number, worker: "w", charged: charged ?? 0n },
  });
  const key = { runId: run.id, day: date, endpointId: runs.endpointId, model, purpose: "expand" } as const;
  const unpriced = charged === null ? 1 : 0;
  await db.spending.upsert({
    where: { runId_day_endpointId_model_purpose: key },
    create: { ...shared, ...tokens, purpose: "expand", attempts: 1, unpriced, charged: charged ?? 0n },
    update: {
      attempts: { increment: 1 },
      unpriced: { increment: unpriced },
      inputTokens: { increment: 100 },
      cachedTokens: { increment: 40 },
      outputTokens: { increment: 20 },
      charged: { increment: charged ?? 0n },
    },
  });
}

test("the sums are those of the attempts, in the days asked for alone", async () => {
  await db.expansionRun.update({ where: { id: run.id }, data: { accepted: 4 } });
  await charge("2026-02-01", "scripted", 123n);
  await charge("2026-02-01", "scripted", 1_000_000_000_000n);
  await charge("2026-02-02", "scripted", null);
  await charge("2026-02-02", "other", 7n);
  await charge("2026-02-09", "scripted", 2_000_000_000_000n);
  const where = { runId: run.id, day: { lte: new Date("2026-02-03") } };
  const attempts = await db.attempt.aggregate({ where, _sum: { charged: true, inputTokens: true }, _count: true });
  const costs = await getCosts(runs.member, { from: "2026-02-01", to: "2026-02-03" });
  expect(costs.total).toEqual({
    attempts: attempts._count,
    unpriced: 1,
    inputTokens: attempts._sum.inputTokens,
    cachedTokens: 160,
    outputTokens: 80,
    charged: Number(attempts._sum.charged) / 1e12,
  });
  expect(costs.days.map((day) => day.charged)).toEqual([1.000000000123, 0.000000000007, 0]);
  expect(costs.models.map(({ model, attempts: count, unpriced }) => [model, count, unpriced])).toEqual([
    ["scripted", 3, 1],
    ["other", 1, 0],
  ]);
  // All that the run cost, the ninth included, over its four items.
  expect(costs.runs[0]?.perItem).toEqual({ dollars: 3.00000000013 / 4, atLeast: true });
});

test("another project sees none of it", async () => {
  await charge("2026-02-01", "scripted", 123n);
  const stranger = await createTestMember({ role: "admin" });
  expect((await getCosts(stranger, { from: "2026-02-01", to: "2026-02-03" })).runs).toEqual([]);
  await expect(changeSpendCap(stranger, { number: run.number, cap: 1 })).rejects.toMatchObject({ code: "not-found" });
});

test("the budget of the month is set, seen beside what is spent and reserved, and taken away again", async () => {
  const { project } = runs.member;
  const month = new Date("2026-02-01");
  await db.monthAccount.create({ data: { projectId: project.id, month, spent: 5n * 10n ** 11n, reserved: 10n ** 9n } });
  await setBudget(runs.member, { budget: 12.5 });
  expect(await getMonthBudget(runs.member, new Date("2026-02-28T23:00:00Z"))).toEqual({
    month: "2026-02-01",
    budget: 12.5,
    spent: 0.5,
    reserved: 0.001,
  });
  expect(await getMonthBudget(runs.member, new Date("2026-03-01T00:00:00Z"))).toMatchObject({ spent: 0, reserved: 0 });
  await setBudget(runs.member, { budget: null });
  expect(await getMonthBudget(runs.member)).toMatchObject({ budget: null });
  const events = await db.auditEvent.findMany({
    where: { projectId: project.id, action: "project.change" },
    orderBy: { id: "asc" },
  });
  expect(events.map((event) => event.detail)).toEqual([
    { monthlyBudget: { from: null, to: 12.5 } },
    { monthlyBudget: { from: 12.5, to: null } },
  ]);
  const curator = await createTestMember({ role: "curator", project });
  await expect(setBudget(curator, { budget: 1 })).rejects.toMatchObject({ code: "forbidden" });
});

test("a run's cap is changed by admins while the run has not ended, and its progress tells", async () => {
  await db.runAccount.update({ where: { runId: run.id }, data: { spent: 10n ** 12n, reserved: 10n ** 11n } });
  await charge("2026-02-01", "scripted", null);
  await changeSpendCap(runs.member, { number: run.number, cap: 2.5 });
  expect((await getRunProgress(runs.member, run.number)).money).toEqual({
    spent: 1,
    reserved: 0.1,
    cap: 2.5,
    attempts: 1,
    unpriced: 1,
  });
  await changeSpendCap(runs.member, { number: run.number, cap: null });
  expect((await getRunProgress(runs.member, run.number)).money.cap).toBeNull();
  expect(await db.auditEvent.count({ where: { projectId: runs.member.project.id, action: "runs.spend" } })).toBe(2);
  const curator = await createTestMember({ role: "curator", project: runs.member.project });
  await expect(changeSpendCap(curator, { number: run.number, cap: 1 })).rejects.toMatchObject({ code: "forbidden" });
  await db.expansionRun.update({ where: { id: run.id }, data: { status: "cancelled" } });
  await expect(changeSpendCap(runs.member, { number: run.number, cap: 1 })).rejects.toMatchObject({
    message: "costs.errors.runEnded",
  });
  await expect(changeSpendCap(runs.member, { number: 99, cap: 1 })).rejects.toMatchObject({ code: "not-found" });
});

test("an amount is above nothing and has at most six decimals", () => {
  for (const budget of [0, -1, Number.NaN, 1e7, 0.0000001])
    expect(budgetInput.safeParse({ budget }).success).toBe(false);
  for (const cap of [0.000001, 12.34, null]) expect(spendCapInput.safeParse({ number: 1, cap }).success).toBe(true);
});
